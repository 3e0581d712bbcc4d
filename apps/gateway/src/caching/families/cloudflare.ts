import { CACHES_OFF } from '../cache-wish.js';
import { namespace, ttlInSeconds, whenTrue } from '../wish-readers.js';
import { type CacheFamily, hitOrMiss } from './cache-family.js';

/** Cloudflare AI Gateway. Its key stands for the whole request there; here it only keeps answers apart. */
export const cloudflare: CacheFamily = {
  name: 'cloudflare',
  requestHeaders: {
    'cf-aig-skip-cache': whenTrue(CACHES_OFF),
    'cf-aig-cache-ttl': ttlInSeconds,
    'cf-aig-cache-key': namespace,
  },
  responseHeaders: (outcome) => ({ 'cf-aig-cache-status': hitOrMiss(outcome) }),
};
