import { bounded } from '@isartor/telemetry';
import { semanticCacheMetrics, semanticCacheSpans } from './telemetry.js';

const step = 'Layer1_SemanticCache';
const tool = bounded('cursor', ['cursor']);

const span = semanticCacheSpans.start('l1b_semantic_cache_search', { 'isartor.step': step });
span.set({ 'cache.hit': true, 'cache.entries_scanned': 5, cosine_similarity: '0.9731' });
// @ts-expect-error an attribute of another type
span.set({ cosine_similarity: 0.9731 });
// @ts-expect-error a span of another package
semanticCacheSpans.start('l1a_exact_cache_get', { 'isartor.step': step });

semanticCacheMetrics.semanticSimilarity.record(0.9, { outcome: 'hit' });
// @ts-expect-error an outcome that does not exist
semanticCacheMetrics.semanticSimilarity.record(0.9, { outcome: 'shadow' });
semanticCacheMetrics.cacheEvents.add(1, { cache_layer: 'L1b', outcome: 'miss', tool });
// @ts-expect-error a label that is not bounded
semanticCacheMetrics.cacheEvents.add(1, { cache_layer: 'L1b', outcome: 'miss', tool: 'cursor' });
