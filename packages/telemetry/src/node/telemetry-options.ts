import { randomUUID } from 'node:crypto';
import type { DiagnosticLogger } from './diagnostics.js';

/** Where telemetry goes, and the bounds on what it may cost. */
export interface TelemetryOptions {
  /** Where a collector takes OTLP over gRPC: `http://host:4317`, or `https://` for TLS. */
  readonly endpoint: string;
  readonly serviceVersion: string;
  /** Tells replicas apart; a random UUID by default. */
  readonly serviceInstanceId?: string;
  /** Default 10,000. */
  readonly metricExportIntervalMs?: number;
  /** How long one export may take; default 10,000. */
  readonly exportTimeoutMs?: number;
  /** Ended spans that may wait for their export; more are dropped and counted. Default 8192. */
  readonly spanQueueSize?: number;
  /** Spans in one export; default 512. */
  readonly spanBatchSize?: number;
  /** How long an ended span waits for its batch to fill; default 2000. */
  readonly spanExportDelayMs?: number;
  /** Where the SDK's own warnings and failed exports are told, one line a minute each. Default: nowhere. */
  readonly logger?: DiagnosticLogger;
}

export type TelemetrySettings = Required<TelemetryOptions>;

const SILENT: DiagnosticLogger = { warn: () => {}, error: () => {} };

/** The options with their defaults. Throws a TypeError when the endpoint is no http or https URL. */
export function withDefaults(options: TelemetryOptions): TelemetrySettings {
  if (!/^https?:\/\//i.test(options.endpoint) || !URL.canParse(options.endpoint)) {
    throw new TypeError('The OTLP endpoint must be an http:// or https:// URL');
  }
  return {
    serviceInstanceId: randomUUID(),
    metricExportIntervalMs: 10_000,
    exportTimeoutMs: 10_000,
    spanQueueSize: 8192,
    spanBatchSize: 512,
    spanExportDelayMs: 2000,
    logger: SILENT,
    ...options,
  };
}
