import type { Attributes } from '@opentelemetry/api';
import { DataPointType, type MetricData, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { MetricFamily, MetricLabels } from '../prometheus/metric-family.js';

/** The SDK's metrics as plain families; exponential histograms, which the catalogue has none of, are left out. */
export function metricFamilies({ scopeMetrics }: ResourceMetrics): readonly MetricFamily[] {
  return scopeMetrics.flatMap(({ metrics }) => metrics.flatMap((metric) => familyOf(metric) ?? []));
}

function familyOf(metric: MetricData): MetricFamily | undefined {
  const { name, description, unit } = metric.descriptor;
  const facts = { name, description, unit };
  switch (metric.dataPointType) {
    case DataPointType.SUM:
    case DataPointType.GAUGE: {
      const counts = metric.dataPointType === DataPointType.SUM && metric.isMonotonic;
      const points = metric.dataPoints.map(({ attributes, value }) => ({ labels: labelsOf(attributes), value }));
      return { ...facts, kind: counts ? 'counter' : 'gauge', points };
    }
    case DataPointType.HISTOGRAM: {
      const points = metric.dataPoints.map(({ attributes, value: { buckets, count, sum = 0 } }) => ({
        labels: labelsOf(attributes),
        boundaries: buckets.boundaries,
        bucketCounts: buckets.counts,
        count,
        sum,
      }));
      return { ...facts, kind: 'histogram', points };
    }
    case DataPointType.EXPONENTIAL_HISTOGRAM:
      return undefined;
  }
}

function labelsOf(attributes: Attributes): MetricLabels {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)]));
}
