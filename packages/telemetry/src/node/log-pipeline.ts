import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  BatchLogRecordProcessor,
  LoggerProvider,
  type LogRecordProcessor,
  type ReadableLogRecord,
} from '@opentelemetry/sdk-logs';
import { INSTRUMENTATION_SCOPE } from '../scope.js';
import type { ExportHealth } from './export-health.js';
import { createExportQueue } from './export-queue.js';
import { createLogExporter } from './exporters.js';
import type { LogEntry } from './log-entry.js';
import type { TelemetrySettings } from './telemetry-options.js';

export interface LogPipeline {
  readonly provider: LoggerProvider;
  /** Records that were lost: the queue was full, their export failed, or they came after the shutdown. */
  readonly dropped: number;
  /** Never throws. */
  emit(entry: LogEntry): void;
}

/** OpenTelemetry's numbers for severities. */
const SEVERITIES = { trace: 1, debug: 5, info: 9, warn: 13, error: 17 } as const;

/** Batches log records and sends them, as the span pipeline does spans. */
export async function createLogPipeline(
  settings: TelemetrySettings,
  health: ExportHealth,
  resource: Resource,
): Promise<LogPipeline> {
  const { logs: target, writeLine, logQueueSize, logBatchSize, logExportDelayMs } = settings;
  const exporter = await createLogExporter({ target, writeLine, concurrencyLimit: 2 });
  const queue = createExportQueue<ReadableLogRecord>(logQueueSize);
  const batches = new BatchLogRecordProcessor({
    exporter: {
      export: queue.leave(health.watch((records, done) => exporter.export(records, done))),
      forceFlush: () => exporter.forceFlush(),
      shutdown: () => exporter.shutdown(),
    },
    maxQueueSize: logQueueSize,
    maxExportBatchSize: Math.min(logBatchSize, logQueueSize),
    scheduledDelayMillis: logExportDelayMs,
    exportTimeoutMillis: target.exportTimeoutMs + 1000,
  });
  const processor: LogRecordProcessor = {
    onEmit(record) {
      if (queue.enter()) batches.onEmit(record);
    },
    enabled: () => true,
    forceFlush: () => batches.forceFlush(),
    shutdown() {
      queue.close();
      return batches.shutdown();
    },
  };
  const provider = new LoggerProvider({
    resource,
    processors: [processor],
    logRecordLimits: { attributeValueLengthLimit: settings.attributeValueCharacters },
  });
  const logger = provider.getLogger(INSTRUMENTATION_SCOPE, settings.serviceVersion);
  return {
    provider,
    get dropped() {
      return queue.dropped;
    },
    emit({ timeMs, severity, body, attributes, span }) {
      const context = span === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, span);
      const severityNumber = SEVERITIES[severity];
      logger.emit({ timestamp: timeMs, severityNumber, severityText: severity, body, attributes, context });
    },
  };
}
