import { createMetrics, createSpans, INSTRUMENTATION_SCOPE, INSTRUMENTS, type SpanCatalogue } from '@isartor/telemetry';

/** This package's slice of the span catalogue. */
export type ExactCacheSpans = Pick<SpanCatalogue, 'l1a_exact_cache_get' | 'l1a_exact_cache_put'>;

/** Typed helpers for the spans of this package. */
export const exactCacheSpans = createSpans<ExactCacheSpans>({ name: INSTRUMENTATION_SCOPE });

/** Typed helpers for the metrics of this package. */
export const exactCacheMetrics = createMetrics({ cacheEvents: INSTRUMENTS.cacheEvents });
