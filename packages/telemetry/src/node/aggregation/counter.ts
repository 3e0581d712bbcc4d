import { type Counter, diag, type HrTime, type MetricOptions, ValueType } from '@opentelemetry/api';
import { AggregationTemporality, DataPointType, type MetricData } from '@opentelemetry/sdk-metrics';
import type { Aggregate } from './aggregate.js';
import { createSeriesMap } from './series-map.js';

/** A counter that sums by itself. What is negative or no number is not counted. */
export function createCounter(name: string, { description = '', unit = '' }: MetricOptions): Counter & Aggregate {
  const series = createSeriesMap(() => ({ sum: 0 }));
  return {
    add(value, attributes = {}) {
      if (value >= 0) series.of(attributes).sum += value;
      else diag.warn(`negative value provided to counter ${name}: ${value}`);
    },
    collect(startTime: HrTime, endTime: HrTime): MetricData {
      return {
        descriptor: { name, description, unit, valueType: ValueType.DOUBLE },
        aggregationTemporality: AggregationTemporality.CUMULATIVE,
        dataPointType: DataPointType.SUM,
        isMonotonic: true,
        dataPoints: [...series.entries()].map(([attributes, { sum: value }]) => ({
          ...{ startTime, endTime, attributes, value },
        })),
      };
    },
  };
}
