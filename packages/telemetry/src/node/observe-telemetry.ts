import { TELEMETRY_INSTRUMENTS } from '../catalogue/observed-metrics.js';
import { observeMetrics } from '../observed-metrics.js';
import type { SignalHealth } from './signal-health.js';

const SIGNALS = ['traces', 'metrics', 'logs'] as const;

/** Tells at each collection what telemetry itself has lost, for the signals that are exported. */
export function observeTelemetry(
  health: SignalHealth,
  dropped: { readonly traces: () => number; readonly logs: () => number },
): void {
  observeMetrics(TELEMETRY_INSTRUMENTS, (observe) => {
    for (const signal of SIGNALS) {
      if (health[signal].state === 'off') continue;
      observe.telemetryExportFailures(health[signal].failedExports, { signal });
      // Metrics that were not sent are in the next export.
      if (signal !== 'metrics') observe.telemetryDropped(dropped[signal](), { signal });
    }
  });
}
