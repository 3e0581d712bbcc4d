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
  readonly provider: { readonly name: string; readonly model: string };
  readonly in_flight_requests: number;
  readonly prompt_total_requests: number;
  readonly prompt_total_deflected_requests: number;
  readonly telemetry: 'disabled' | TelemetryReport;
}
