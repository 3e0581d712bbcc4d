import type { ExportState } from '@isartor/telemetry/node';

/**
 * Whether a layer answers: it does, it does what it still can (`degraded`), it cannot (`down`), the configuration
 * switches it off, or this version does not have it.
 */
export type LayerState = 'active' | 'degraded' | 'down' | 'disabled' | 'not_built';

/** How the exact cache is and what it holds; the figures are absent where the store does not tell them. */
export interface ExactCacheReport {
  readonly backend: string;
  readonly state: 'ready' | 'degraded' | 'down';
  /** Why it is not ready. */
  readonly reason?: string;
  readonly entries?: number;
  readonly bytes?: number;
  /** Entries dropped to make room. */
  readonly evictions?: number;
  /** Writes given up because the store could not take them. */
  readonly dropped_writes?: number;
}

/** How the semantic cache is and what it holds; the figures are absent while it is not open. */
export interface SemanticCacheReport {
  readonly backend?: string;
  readonly state: 'ready' | 'degraded' | 'down';
  /** Why it is not ready. */
  readonly reason?: string;
  /** Questions, aliases among them. */
  readonly entries?: number;
  readonly aliases?: number;
  readonly bytes?: number;
  /** Entries dropped to make room. */
  readonly evictions?: number;
  /** Writes that the store did not take. */
  readonly dropped_writes?: number;
  /** Times that the embedder or the index could not do what they are for. */
  readonly failures?: number;
  /** Labels that the decision has learnt from. */
  readonly labels?: number;
  readonly embedder?: {
    readonly id: string;
    readonly state: 'ready' | 'starting' | 'down';
    readonly reason?: string;
    /** Calls that wait, and those turned away because too many did. */
    readonly waiting: number;
    readonly turned_away: number;
  };
  /** Hits that were checked, and the share of them that was wrong. */
  readonly false_hits?: { readonly samples: number; readonly ratio?: number };
}

/** How the exports of spans, metrics and log records go; `off` is what is not exported. */
export interface TelemetryReport {
  readonly traces: ExportState;
  readonly metrics: ExportState;
  readonly logs: ExportState;
  /** Of the latest export that failed, also after things went well again. */
  readonly last_error?: string;
  readonly dropped_spans: number;
  readonly dropped_log_records: number;
  readonly failed_exports: number;
}

/** What `/health` says: the state of each part as it is, nothing assumed. */
export interface HealthReport {
  readonly status: 'ok' | 'draining';
  readonly version: string;
  readonly uptime_seconds: number;
  readonly demo_mode: boolean;
  readonly layers: {
    readonly l1a: LayerState;
    readonly l1b: LayerState;
    readonly l2: LayerState;
    readonly 'l2.5': LayerState;
    readonly l3: 'active';
  };
  readonly exact_cache?: ExactCacheReport;
  readonly semantic_cache?: SemanticCacheReport;
  readonly provider: { readonly name: string; readonly model: string };
  readonly in_flight_requests: number;
  readonly prompt_total_requests: number;
  readonly prompt_total_deflected_requests: number;
  readonly telemetry: 'disabled' | TelemetryReport;
}
