import { type CacheWish, NOTHING_WISHED, stricter } from './cache-wish.js';
import { maxAgeInSeconds, namespace, type ReadWish, readJson, ttlInSeconds, whenTrue } from './wish-readers.js';

/** What a body's own `cache` field asks for, as LiteLLM's users write it. */
export interface BodyCacheControls {
  readonly wish: CacheWish;
  /** Fields of it that could not be read. */
  readonly unreadable: readonly string[];
}

/** A body without the field. */
export const NO_BODY_CONTROLS: BodyCacheControls = { wish: NOTHING_WISHED, unreadable: [] };

const FIELDS: Readonly<Record<string, ReadWish>> = {
  'no-cache': whenTrue({ read: false }),
  'no-store': whenTrue({ write: false }),
  ttl: ttlInSeconds,
  's-maxage': maxAgeInSeconds,
  namespace,
};

/**
 * Reads `cache: { ttl, s-maxage, no-cache, no-store, namespace }`. What cannot be read is ignored: the field is
 * another gateway's convention, and a caller can only tighten with it.
 */
export function bodyCacheControls(cache: unknown): BodyCacheControls {
  if (cache === undefined || cache === null) return NO_BODY_CONTROLS;
  if (typeof cache !== 'object') return { wish: NOTHING_WISHED, unreadable: ['cache'] };
  const asked = cache as Readonly<Record<string, unknown>>;
  const unreadable: string[] = [];
  let wish = NOTHING_WISHED;
  for (const [field, read] of Object.entries(FIELDS)) {
    const part = readJson(asked[field], read);
    if (part.unreadable === true) unreadable.push(`cache.${field}`);
    wish = stricter(wish, part);
  }
  return { wish, unreadable };
}
