import { NOTHING_WISHED } from '../cache-wish.js';
import { minSimilarity, namespace, oneOf, ttlAsDuration, whenTrue } from '../wish-readers.js';
import { type CacheFamily, similarityHeader } from './cache-family.js';

/** Bifrost. There a request without a key is not cached; here the operator says whether it is. */
export const bifrost: CacheFamily = {
  name: 'bifrost',
  requestHeaders: {
    'x-bf-cache-key': namespace,
    'x-bf-cache-ttl': ttlAsDuration,
    'x-bf-cache-threshold': minSimilarity,
    'x-bf-cache-type': oneOf({ direct: { skip: new Set(['l1b']) }, semantic: NOTHING_WISHED }),
    'x-bf-cache-no-store': whenTrue({ write: false }),
  },
  responseHeaders(outcome) {
    const isHit = outcome.state === 'hit';
    return {
      'x-bifrost-cache-hit': String(isHit),
      ...(isHit && { 'x-bifrost-cache-type': outcome.semantic ? 'semantic' : 'direct' }),
      ...similarityHeader('x-bifrost-cache-similarity', outcome),
    };
  },
};
