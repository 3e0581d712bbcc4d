import type { TelemetryStatus } from '@isartor/telemetry/node';

export type LayerState = 'active' | 'disabled' | 'not_built';

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
  readonly exact_cache?: { readonly backend: string; readonly entries: number; readonly bytes: number };
  readonly provider: { readonly name: string; readonly model: string };
  readonly in_flight_requests: number;
  readonly prompt_total_requests: number;
  readonly prompt_total_deflected_requests: number;
  readonly telemetry: 'disabled' | TelemetryStatus;
}
