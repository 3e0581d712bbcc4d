import { type MeterProvider as ApiMeterProvider, diag } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  InstrumentType,
  MeterProvider,
  type MetricProducer,
  MetricReader,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import type { MetricFamily } from '../prometheus/metric-family.js';
import { createAggregatingMeters } from './aggregation/aggregating-meters.js';
import type { ExportHealth } from './export-health.js';
import { createMetricExporter } from './exporters.js';
import { metricFamilies } from './metric-families.js';
import type { TelemetrySettings } from './telemetry-options.js';
import { withinDeadline } from './within-deadline.js';

export interface MetricPipeline {
  readonly provider: MeterProvider;
  /** What instruments are asked of. */
  readonly meters: ApiMeterProvider;
  /** All metrics as they are now, cumulative. Rejects when that takes longer than `deadlineMs`, or after a shutdown. */
  collect(deadlineMs: number): Promise<readonly MetricFamily[]>;
}

/** A reader that does nothing until it is asked. */
class PullReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

/** Collects all metrics at a fixed interval and sends them, noting how that went, and whenever somebody asks. */
export async function createMetricPipeline(
  settings: TelemetrySettings,
  health: ExportHealth,
  resource: Resource,
): Promise<MetricPipeline> {
  const aggregating = createAggregatingMeters();
  const producers = [aggregating];
  const pushed =
    settings.metrics.exporter === 'none' ? undefined : await createPushReader(settings, { health, producers });
  // Every reader costs each measurement its time once more: one does for both where both want sums from the start.
  const isShared = pushed === undefined || isCumulative(pushed);
  const pulled = isShared ? (pushed ?? new PullReader({ metricProducers: producers })) : new PullReader();
  const provider = new MeterProvider({ resource, readers: [...new Set([pulled, pushed ?? pulled])] });

  let underWay: Promise<readonly MetricFamily[]> | undefined;
  const collectOnce = async (timeoutMillis: number): Promise<readonly MetricFamily[]> => {
    const { resourceMetrics, errors } = await pulled.collect({ timeoutMillis });
    if (errors.length > 0) diag.warn('metrics could not all be observed', ...errors);
    return metricFamilies(resourceMetrics);
  };
  return {
    provider,
    // Differences since the last export are the SDK's to tell.
    meters: isShared ? aggregating.around(provider) : provider,
    collect(deadlineMs) {
      underWay ??= collectOnce(deadlineMs).finally(() => {
        underWay = undefined;
      });
      return withinDeadline(underWay, deadlineMs);
    },
  };
}

interface PushParts {
  readonly health: ExportHealth;
  readonly producers: MetricProducer[];
}

async function createPushReader(settings: TelemetrySettings, { health, producers }: PushParts): Promise<MetricReader> {
  const { metrics: target, metricExportIntervalMs, writeLine } = settings;
  const exportTimeoutMs = Math.min(target.exportTimeoutMs, metricExportIntervalMs);
  const plan = { target: { ...target, exportTimeoutMs }, writeLine, concurrencyLimit: 30 };
  const exporter = await createMetricExporter(plan);
  const noted: PushMetricExporter = {
    export: health.watch((metrics, done) => exporter.export(metrics, done)),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
    ...(exporter.selectAggregation && { selectAggregation: exporter.selectAggregation.bind(exporter) }),
    ...(exporter.selectAggregationTemporality && {
      selectAggregationTemporality: exporter.selectAggregationTemporality.bind(exporter),
    }),
  };
  return new PeriodicExportingMetricReader({
    exporter: noted,
    metricProducers: producers,
    exportIntervalMillis: metricExportIntervalMs,
    exportTimeoutMillis: metricExportIntervalMs,
  });
}

function isCumulative(reader: MetricReader): boolean {
  const types = [InstrumentType.COUNTER, InstrumentType.OBSERVABLE_COUNTER, InstrumentType.HISTOGRAM];
  return types.every((type) => reader.selectAggregationTemporality(type) === AggregationTemporality.CUMULATIVE);
}
