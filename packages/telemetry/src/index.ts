export { type Bounded, bounded } from './bounded.js';
export type {
  Attempts,
  CacheBackend,
  CacheLayer,
  EndpointFamily,
  ErrorLayer,
  FinalLayer,
  LayerLabel,
  TrafficSurface,
} from './catalogue/labels.js';
export { type DurationLabels, INSTRUMENTS, OBSERVED_INSTRUMENTS } from './catalogue/metrics.js';
export type { SpanCatalogue } from './catalogue/spans.js';
export {
  type CounterRecorder,
  counter,
  createMetrics,
  type HistogramRecorder,
  histogram,
  type Instrument,
  type LowCardinality,
} from './metrics.js';
export { gauge, observedCounter, observeMetrics } from './observed-metrics.js';
export { INSTRUMENTATION_SCOPE } from './scope.js';
export { createSpans, type OpenSpan, type SpanKinds, type SpanShape, type Spans } from './spans.js';
export { statusCodeLabel } from './status-code.js';
export { estimateTokens } from './tokens.js';
export { toolFromUserAgent } from './tools.js';
