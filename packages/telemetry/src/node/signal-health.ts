import type { DiagnosticLogger } from './diagnostics.js';
import { createExportHealth, type ExportHealth } from './export-health.js';
import type { TelemetrySettings } from './telemetry-options.js';

/** How the exports of all signals go. */
export interface SignalHealth {
  readonly traces: ExportHealth;
  readonly metrics: ExportHealth;
  readonly logs: ExportHealth;
  /** The latest failed export's error. */
  readonly lastError: string | undefined;
}

/** Each failed export is told to `logger`, with where it was to go: never with the query of a URL. */
export function createSignalHealth(settings: TelemetrySettings, logger: DiagnosticLogger): SignalHealth {
  let lastError: string | undefined;
  const healthOf = (signal: 'traces' | 'metrics' | 'logs'): ExportHealth => {
    const { exporter, url } = settings[signal];
    const endpoint = exporter === 'otlp' ? new URL(url).origin : exporter;
    return createExportHealth((error) => {
      lastError = error;
      logger.warn({ signal, endpoint, error }, `telemetry export failed: ${signal}`);
    }, exporter !== 'none');
  };
  return {
    traces: healthOf('traces'),
    metrics: healthOf('metrics'),
    logs: healthOf('logs'),
    get lastError() {
      return lastError;
    },
  };
}
