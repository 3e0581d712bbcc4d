import { offWhenFalse, ttlInSeconds, whenTrue } from '../wish-readers.js';
import { type CacheFamily, hitOrMiss } from './cache-family.js';

/** OpenRouter. A miss tells no time to live: whether the answer is stored shows when it is whole. */
export const openrouter: CacheFamily = {
  name: 'openrouter',
  requestHeaders: {
    'x-openrouter-cache': offWhenFalse,
    'x-openrouter-cache-ttl': ttlInSeconds,
    'x-openrouter-cache-clear': whenTrue({ read: false }),
  },
  responseHeaders(outcome) {
    const { ageSeconds, ttlSeconds } = outcome;
    return {
      'x-openrouter-cache-status': hitOrMiss(outcome),
      ...(ageSeconds !== undefined && { 'x-openrouter-cache-age': ageSeconds }),
      ...(ttlSeconds !== undefined && { 'x-openrouter-cache-ttl': ttlSeconds }),
    };
  },
};
