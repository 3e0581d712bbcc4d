import { ignored, namespace, offWhenFalse } from '../wish-readers.js';
import { type CacheFamily, hitOrMiss } from './cache-family.js';

/** Helicone. Neither several answers to one request nor fields left out of the key are offered here. */
export const helicone: CacheFamily = {
  name: 'helicone',
  requestHeaders: {
    'helicone-cache-enabled': offWhenFalse,
    'helicone-cache-seed': namespace,
    'helicone-cache-bucket-max-size': ignored,
    'helicone-cache-ignore-keys': ignored,
  },
  maxAgeIsTtl: true,
  responseHeaders: (outcome) => ({ 'helicone-cache': hitOrMiss(outcome) }),
};
