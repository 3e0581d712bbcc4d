export type { HistogramPoint, MetricFamily, MetricLabels, NumberPoint } from './metric-family.js';
export { METRICS_CONTENT_TYPES, type MetricsFormat, negotiateMetricsFormat } from './metrics-format.js';
export { renderMetrics } from './render-metrics.js';
export { labelName, seriesName } from './series-name.js';
