import { diag, type Histogram, type HrTime, type MetricOptions, ValueType } from '@opentelemetry/api';
import { AggregationTemporality, DataPointType, type MetricData } from '@opentelemetry/sdk-metrics';
import type { Aggregate } from './aggregate.js';
import { createSeriesMap } from './series-map.js';

interface Distribution {
  count: number;
  sum: number;
  min: number;
  max: number;
  /** One more than there are edges: the last is for what lies above all of them. */
  readonly buckets: number[];
}

/** A histogram that sorts into its buckets by itself. What is negative or no number is not recorded. */
export function createHistogram(
  name: string,
  options: MetricOptions,
  boundaries: readonly number[],
): Histogram & Aggregate {
  const { description = '', unit = '' } = options;
  const edges = [...boundaries];
  const series = createSeriesMap<Distribution>(() => ({
    ...{ count: 0, sum: 0, min: Infinity, max: -Infinity },
    buckets: new Array<number>(edges.length + 1).fill(0),
  }));
  return {
    record(value, attributes = {}) {
      if (!(value >= 0)) {
        diag.warn(`negative value provided to histogram ${name}: ${value}`);
        return;
      }
      const distribution = series.of(attributes);
      distribution.count += 1;
      distribution.sum += value;
      if (value < distribution.min) distribution.min = value;
      if (value > distribution.max) distribution.max = value;
      const bucket = bucketOf(edges, value);
      distribution.buckets[bucket] = (distribution.buckets[bucket] ?? 0) + 1;
    },
    collect(startTime: HrTime, endTime: HrTime): MetricData {
      return {
        descriptor: { name, description, unit, valueType: ValueType.DOUBLE },
        aggregationTemporality: AggregationTemporality.CUMULATIVE,
        dataPointType: DataPointType.HISTOGRAM,
        dataPoints: [...series.entries()].map(([attributes, { buckets, ...distribution }]) => ({
          ...{ startTime, endTime, attributes },
          // A copy: it is serialised later, and counting goes on.
          value: { ...distribution, buckets: { boundaries: edges, counts: [...buckets] } },
        })),
      };
    },
  };
}

/** The first bucket whose upper edge is not below the value. */
function bucketOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  return low;
}
