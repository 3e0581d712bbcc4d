export { type Bounded, bounded } from './bounded.js';
export {
  CONVENTION_INSTRUMENTS,
  EXPERIMENTAL_GEN_AI_INSTRUMENTS,
  type GenAiLabels,
  type GenAiModalityLabels,
} from './catalogue/convention-metrics.js';
export { CATALOGUE, LABEL_VALUES } from './catalogue/label-values.js';
export {
  type AttemptOutcome,
  type Attempts,
  type CacheBackend,
  type CacheLayer,
  CLIENTS,
  ENDPOINT_FAMILIES,
  type EndpointFamily,
  type ErrorLayer,
  type FinalLayer,
  type LayerLabel,
  type Signal,
  type TrafficSurface,
} from './catalogue/labels.js';
export { type DurationLabels, INSTRUMENTS } from './catalogue/metrics.js';
export {
  CACHE_INSTRUMENTS,
  FALSE_HIT_INSTRUMENTS,
  PROCESS_INSTRUMENTS,
  TELEMETRY_INSTRUMENTS,
} from './catalogue/observed-metrics.js';
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
export { gauge, type Observers, observedCounter, observeMetrics } from './observed-metrics.js';
export { INSTRUMENTATION_SCOPE } from './scope.js';
export { createSpans, type OpenSpan, type SpanKinds, type SpanSettings, type SpanShape, type Spans } from './spans.js';
export { statusCodeLabel } from './status-code.js';
export { estimateTokens } from './tokens.js';
export { TOOL_LABELS, toolFromUserAgent } from './tools.js';
