import { bounded } from '@isartor/telemetry';
import { exactCacheMetrics, exactCacheSpans } from './telemetry.js';

const step = 'Layer1_ExactCache';
const tool = bounded('cursor', ['cursor']);

const span = exactCacheSpans.start('l1a_exact_cache_get', {
  'cache.backend': 'memory',
  'cache.key': 'abc',
  'isartor.step': step,
});
span.set({ 'cache.hit': true });
// @ts-expect-error an attribute of another type
span.set({ 'cache.hit': 'true' });
// @ts-expect-error an attribute the contract does not name
span.set({ 'cache.miss': true });
// @ts-expect-error a span of another package
exactCacheSpans.start('l1b_semantic_cache_search', { 'isartor.step': 'Layer1_SemanticCache' });
// @ts-expect-error a backend that does not exist
exactCacheSpans.start('l1a_exact_cache_get', { 'cache.backend': 'disk', 'cache.key': 'abc', 'isartor.step': step });
// @ts-expect-error the length of the answer is missing
exactCacheSpans.start('l1a_exact_cache_put', { 'cache.backend': 'memory', 'cache.key': 'abc', 'isartor.step': step });

exactCacheMetrics.cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool });
// @ts-expect-error an outcome that does not exist
exactCacheMetrics.cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'stale', tool });
// @ts-expect-error a label that is not bounded
exactCacheMetrics.cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool: 'cursor' });
// @ts-expect-error an instrument of another package
exactCacheMetrics.requests;
