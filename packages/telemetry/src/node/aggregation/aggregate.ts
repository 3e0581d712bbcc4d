import type { HrTime } from '@opentelemetry/api';
import type { MetricData } from '@opentelemetry/sdk-metrics';

/** An instrument that aggregates by itself. */
export interface Aggregate {
  /** What was measured between the two times, as the SDK's exporters take it. */
  collect(startTime: HrTime, endTime: HrTime): MetricData;
}
