import { createMetrics, createSpans, INSTRUMENTATION_SCOPE, INSTRUMENTS, type SpanCatalogue } from '@isartor/telemetry';

/** This package's slice of the span catalogue. */
export type SemanticCacheSpans = Pick<SpanCatalogue, 'l1b_semantic_cache_search' | 'l1b_semantic_cache_insert'>;

/** Typed helpers for the spans of this package. */
export const semanticCacheSpans = createSpans<SemanticCacheSpans>({ name: INSTRUMENTATION_SCOPE });

/** Typed helpers for the metrics of this package. */
export const semanticCacheMetrics = createMetrics({
  cacheEvents: INSTRUMENTS.cacheEvents,
  semanticSimilarity: INSTRUMENTS.semanticSimilarity,
  errors: INSTRUMENTS.errors,
});
