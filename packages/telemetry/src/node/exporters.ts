import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { LogRecordExporter } from '@opentelemetry/sdk-logs';
import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace-node';
import type { SignalTarget } from './signal-target.js';

/** What an exporter is made from. */
export interface ExporterPlan {
  readonly target: SignalTarget;
  /** Exports that may be under way at once. */
  readonly concurrencyLimit: number;
  readonly writeLine: (line: string) => void;
}

// Each is imported when it is needed: they bring gRPC, protobuf and TLS with them. What the environment says of
// headers, compression and certificates they read themselves.

/** Where spans go. */
export async function createSpanExporter(plan: ExporterPlan): Promise<SpanExporter & Flushable> {
  if (plan.target.exporter === 'console') {
    const { JsonTraceSerializer } = await import('@opentelemetry/otlp-transformer');
    return lineExporter((spans) => JsonTraceSerializer.serializeRequest(spans), plan);
  }
  const { OTLPTraceExporter } =
    plan.target.protocol === 'grpc'
      ? await import('@opentelemetry/exporter-trace-otlp-grpc')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  return new OTLPTraceExporter(exporterConfig(plan));
}

/** Where metrics go. */
export async function createMetricExporter(plan: ExporterPlan): Promise<PushMetricExporter> {
  if (plan.target.exporter === 'console') {
    const { JsonMetricsSerializer } = await import('@opentelemetry/otlp-transformer');
    return lineExporter((metrics) => JsonMetricsSerializer.serializeRequest(metrics), plan);
  }
  const { OTLPMetricExporter } =
    plan.target.protocol === 'grpc'
      ? await import('@opentelemetry/exporter-metrics-otlp-grpc')
      : await import('@opentelemetry/exporter-metrics-otlp-proto');
  return new OTLPMetricExporter(exporterConfig(plan));
}

/** Where log records go. */
export async function createLogExporter(plan: ExporterPlan): Promise<LogRecordExporter & Flushable> {
  if (plan.target.exporter === 'console') {
    const { JsonLogsSerializer } = await import('@opentelemetry/otlp-transformer');
    return lineExporter((records) => JsonLogsSerializer.serializeRequest(records), plan);
  }
  const { OTLPLogExporter } =
    plan.target.protocol === 'grpc'
      ? await import('@opentelemetry/exporter-logs-otlp-grpc')
      : await import('@opentelemetry/exporter-logs-otlp-proto');
  return new OTLPLogExporter(exporterConfig(plan));
}

interface Flushable {
  forceFlush(): Promise<void>;
}

const exporterConfig = ({ target, concurrencyLimit }: ExporterPlan) => ({
  url: target.url,
  timeoutMillis: target.exportTimeoutMs,
  concurrencyLimit,
});

/** Writes each export as one line, in the form of OTLP's files. */
function lineExporter<Items>(serialize: (items: Items) => Uint8Array | undefined, { writeLine }: ExporterPlan) {
  const decoder = new TextDecoder();
  return {
    export(items: Items, done: (result: ExportResult) => void) {
      writeLine(decoder.decode(serialize(items)));
      done({ code: ExportResultCode.SUCCESS });
    },
    forceFlush: async () => {},
    shutdown: async () => {},
  };
}
