import { TraceFlags } from '@opentelemetry/api';
import { ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
import {
  BatchSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import type { ExportHealth } from './export-health.js';
import type { TelemetrySettings } from './telemetry-options.js';

export interface SpanPipeline {
  readonly processor: SpanProcessor;
  /** Sampled spans that were lost: the queue was full, their export failed, or they ended after the shutdown. */
  readonly droppedSpans: number;
}

/** Batches spans and sends them; the SDK's parts, with what they lose in silence counted around them. */
export function createSpanPipeline(settings: TelemetrySettings, health: ExportHealth): SpanPipeline {
  const { endpoint, exportTimeoutMs, spanQueueSize, spanBatchSize, spanExportDelayMs } = settings;
  const maxExportBatchSize = Math.min(spanBatchSize, spanQueueSize);
  const exporter = new OTLPTraceExporter({
    url: endpoint,
    timeoutMillis: exportTimeoutMs,
    // A flush sends all batches of a full queue at once, beside the one that may be under way.
    concurrencyLimit: Math.ceil(spanQueueSize / maxExportBatchSize) + 1,
  });
  let waiting = 0;
  let dropped = 0;
  let stopped = false;

  const send = health.watch<ReadableSpan[]>((spans, done) => exporter.export(spans, done));
  const counted: SpanExporter = {
    export(spans, done) {
      waiting -= spans.length;
      send(spans, (result) => {
        if (result.code !== ExportResultCode.SUCCESS) dropped += spans.length;
        done(result);
      });
    },
    // The processor would skip this when its last flush fails, so the pipeline does it.
    shutdown: async () => {},
  };
  const batches = new BatchSpanProcessor(counted, {
    maxQueueSize: spanQueueSize,
    maxExportBatchSize,
    scheduledDelayMillis: spanExportDelayMs,
    // Longer than the exporter's own timeout, whose error says more.
    exportTimeoutMillis: exportTimeoutMs + 1000,
  });

  const processor: SpanProcessor = {
    onStart: (span, parent) => batches.onStart(span, parent),
    onEnd(span) {
      if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0) return;
      if (stopped || waiting >= spanQueueSize) {
        dropped += 1;
        return;
      }
      waiting += 1;
      batches.onEnd(span);
    },
    // The processor flushes its queue but does not wait for the batch that is under way; the exporter does.
    forceFlush: () => batches.forceFlush().finally(() => exporter.forceFlush()),
    shutdown() {
      stopped = true;
      return batches.shutdown().finally(() => exporter.shutdown());
    },
  };
  return {
    processor,
    get droppedSpans() {
      return dropped;
    },
  };
}
