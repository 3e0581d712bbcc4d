import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-grpc';
import { type MetricReader, PeriodicExportingMetricReader, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { ExportHealth } from './export-health.js';
import type { TelemetrySettings } from './telemetry-options.js';

/** Collects all metrics at a fixed interval and sends them, noting how that went. */
export function createMetricReader(settings: TelemetrySettings, health: ExportHealth): MetricReader {
  const { endpoint, exportTimeoutMs, metricExportIntervalMs } = settings;
  const exporter = new OTLPMetricExporter({
    url: endpoint,
    timeoutMillis: Math.min(exportTimeoutMs, metricExportIntervalMs),
  });
  const noted: PushMetricExporter = {
    export: health.watch((metrics, done) => exporter.export(metrics, done)),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
    selectAggregation: (type) => exporter.selectAggregation(type),
    selectAggregationTemporality: (type) => exporter.selectAggregationTemporality(type),
  };
  return new PeriodicExportingMetricReader({
    exporter: noted,
    exportIntervalMillis: metricExportIntervalMs,
    exportTimeoutMillis: metricExportIntervalMs,
  });
}
