import { TraceFlags } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type ReadableSpan,
  type SpanExporter,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import type { ExportHealth } from './export-health.js';
import { createExportQueue } from './export-queue.js';
import { createSpanExporter } from './exporters.js';
import { createIdGenerator } from './id-generator.js';
import type { TelemetrySettings } from './telemetry-options.js';

export interface SpanPipeline {
  readonly provider: NodeTracerProvider;
  /** Sampled spans that were lost: the queue was full, their export failed, or they ended after the shutdown. */
  readonly dropped: number;
}

/** Batches spans and sends them; the SDK's parts, with what they lose in silence counted around them. */
export async function createSpanPipeline(
  settings: TelemetrySettings,
  health: ExportHealth,
  resource: Resource,
): Promise<SpanPipeline> {
  const { traces: target, writeLine, spanQueueSize, spanBatchSize, spanExportDelayMs } = settings;
  const maxExportBatchSize = Math.min(spanBatchSize, spanQueueSize);
  // A flush sends all batches of a full queue at once, beside the one that may be under way.
  const concurrencyLimit = Math.ceil(spanQueueSize / maxExportBatchSize) + 1;
  const exporter = await createSpanExporter({ target, writeLine, concurrencyLimit });
  const queue = createExportQueue<ReadableSpan>(spanQueueSize);
  const counted: SpanExporter = {
    export: queue.leave(health.watch((spans, done) => exporter.export(spans, done))),
    // The processor would skip this when its last flush fails, so the pipeline does it.
    shutdown: async () => {},
  };
  const batches = new BatchSpanProcessor(counted, {
    maxQueueSize: spanQueueSize,
    maxExportBatchSize,
    scheduledDelayMillis: spanExportDelayMs,
    // Longer than the exporter's own timeout, whose error says more.
    exportTimeoutMillis: target.exportTimeoutMs + 1000,
  });
  const processor: SpanProcessor = {
    onStart: (span, parent) => batches.onStart(span, parent),
    onEnd(span) {
      if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0) return;
      if (queue.enter()) batches.onEnd(span);
    },
    // The processor flushes its queue but does not wait for the batch that is under way; the exporter does.
    forceFlush: () => batches.forceFlush().finally(() => exporter.forceFlush()),
    shutdown() {
      queue.close();
      return batches.shutdown().finally(() => exporter.shutdown());
    },
  };
  const provider = new NodeTracerProvider({
    resource,
    idGenerator: createIdGenerator(),
    spanProcessors: [processor],
    spanLimits: { attributeValueLengthLimit: settings.attributeValueCharacters },
  });
  return {
    provider,
    get dropped() {
      return queue.dropped;
    },
  };
}
