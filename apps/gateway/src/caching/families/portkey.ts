import type { CacheOutcome } from '../cache-outcome.js';
import { type CacheWish, NOTHING_WISHED, stricter, UNREADABLE } from '../cache-wish.js';
import { namespace, oneOf, type ReadWish, readJson, ttlInSeconds, whenTrue } from '../wish-readers.js';
import type { CacheFamily } from './cache-family.js';

const STATUS: Readonly<Record<CacheOutcome['state'], string>> = {
  hit: 'HIT',
  miss: 'MISS',
  refresh: 'REFRESH',
  disabled: 'DISABLED',
};

/** Portkey. A configuration that is not written out but named by its id is kept at Portkey, and cannot be read. */
export const portkey: CacheFamily = {
  name: 'portkey',
  requestHeaders: {
    'x-portkey-cache-force-refresh': whenTrue({ read: false }),
    'x-portkey-cache-namespace': namespace,
    'x-portkey-config': (value) => {
      const config = parseObject(value);
      return config === undefined ? UNREADABLE : cacheOf(config.cache);
    },
  },
  responseHeaders: ({ state, semantic }) => ({
    'x-portkey-cache-status': semantic ? `SEMANTIC ${STATUS[state]}` : STATUS[state],
  }),
};

const mode: ReadWish = oneOf({ simple: { skip: new Set(['l1b']) }, semantic: NOTHING_WISHED });

function cacheOf(cache: unknown): CacheWish {
  if (!isObject(cache)) return readJson(cache, mode);
  return stricter(readJson(cache.mode, mode), readJson(cache.max_age, ttlInSeconds));
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
