import { randomUUID } from 'node:crypto';
import type { DiagnosticLogger } from './diagnostics.js';
import { type SignalOptions, type SignalTarget, targetOf } from './signal-target.js';

/** Where telemetry goes, and the bounds on what it may cost. */
export interface TelemetryOptions {
  /** Where a collector takes OTLP: `http://host:4317` in plaintext, or `https://` for TLS with the system's roots. */
  readonly endpoint: string;
  /** Of all signals; default `grpc`. */
  readonly protocol?: SignalTarget['protocol'];
  /** What is other than that for one signal. Logs go nowhere unless their `exporter` says so. */
  readonly traces?: SignalOptions;
  readonly metrics?: SignalOptions;
  readonly logs?: SignalOptions;
  readonly serviceVersion: string;
  /** Default `isartor-gateway`. */
  readonly serviceName?: string;
  /** Tells replicas apart; a random UUID by default. */
  readonly serviceInstanceId?: string;
  /** More attributes of the resource; they win over those above. */
  readonly resourceAttributes?: Readonly<Record<string, string>>;
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
  /** The same for log records: 2048, 512 and 1000 by default. */
  readonly logQueueSize?: number;
  readonly logBatchSize?: number;
  readonly logExportDelayMs?: number;
  /** Longer values of attributes are cut: some are the caller's to choose. Default 4096. */
  readonly attributeValueCharacters?: number;
  /** Takes the lines of `console` exporters, each one export as OTLP JSON; standard output by default. */
  readonly writeLine?: (line: string) => void;
  /** Where the SDK's own warnings and failed exports are told, one line a minute each. Default: nowhere. */
  readonly logger?: DiagnosticLogger;
}

type Signals = 'traces' | 'metrics' | 'logs';

/** The options with nothing left open. */
export type TelemetrySettings = Required<
  Omit<TelemetryOptions, Signals | 'protocol' | 'endpoint' | 'exportTimeoutMs'>
> &
  Readonly<Record<Signals, SignalTarget>>;

const SILENT: DiagnosticLogger = { warn: () => {}, error: () => {} };

/** The options with their defaults. Throws a TypeError when an endpoint that is used is no http or https URL. */
export function withDefaults(options: TelemetryOptions): TelemetrySettings {
  const { endpoint, protocol = 'grpc', exportTimeoutMs = 10_000, ...others } = options;
  const target = (signal: Signals, exporter: SignalTarget['exporter']): SignalTarget =>
    targetOf(signal, { base: endpoint, exporter, protocol, exportTimeoutMs }, options[signal] ?? {});
  return {
    serviceName: 'isartor-gateway',
    serviceInstanceId: randomUUID(),
    resourceAttributes: {},
    metricExportIntervalMs: 10_000,
    spanQueueSize: 8192,
    spanBatchSize: 512,
    spanExportDelayMs: 2000,
    logQueueSize: 2048,
    logBatchSize: 512,
    logExportDelayMs: 1000,
    attributeValueCharacters: 4096,
    writeLine: (line) => void process.stdout.write(`${line}\n`),
    logger: SILENT,
    ...others,
    traces: target('traces', 'otlp'),
    metrics: target('metrics', 'otlp'),
    logs: target('logs', 'none'),
  };
}
