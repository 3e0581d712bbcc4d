import type { CacheControls } from '@isartor/core';

/** What one source, a header or a body, asks of the caches. */
export interface CacheWish extends Partial<CacheControls> {
  /** Names inside which alone the answer may be shared; blank ones are none. */
  readonly namespaces?: readonly string[];
  /** Part of what was asked could not be read. */
  readonly unreadable?: true;
}

export const NOTHING_WISHED: CacheWish = {};
export const UNREADABLE: CacheWish = { unreadable: true };

/** Neither read nor stored. */
export const CACHES_OFF: CacheWish = { read: false, write: false };

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Both wishes in one: whatever two sources ask, the stricter of each pair holds, so that none can undo another's. */
export function stricter(one: CacheWish, other: CacheWish): CacheWish {
  const both: Mutable<CacheWish> = { ...one };
  if (other.read === false) both.read = false;
  if (other.write === false) both.write = false;
  if (other.onlyIfCached === true) both.onlyIfCached = true;
  if (other.unreadable === true) both.unreadable = true;
  return { ...both, ...bounds(one, other), ...names(one, other) };
}

function bounds(one: CacheWish, other: CacheWish): CacheWish {
  const { maxAgeSeconds, ttlSeconds, minSimilarity } = other;
  return {
    ...(maxAgeSeconds !== undefined && { maxAgeSeconds: Math.min(maxAgeSeconds, one.maxAgeSeconds ?? maxAgeSeconds) }),
    ...(ttlSeconds !== undefined && { ttlSeconds: Math.min(ttlSeconds, one.ttlSeconds ?? ttlSeconds) }),
    ...(minSimilarity !== undefined && { minSimilarity: Math.max(minSimilarity, one.minSimilarity ?? minSimilarity) }),
  };
}

function names(one: CacheWish, { skip, tags, namespaces }: CacheWish): CacheWish {
  return {
    ...(skip !== undefined && { skip: union(one.skip, skip) }),
    ...(tags !== undefined && { tags: [...union(one.tags, tags)] }),
    ...(namespaces !== undefined && { namespaces: [...union(one.namespaces, namespaces)] }),
  };
}

function union(one: Iterable<string> = [], other: Iterable<string>): Set<string> {
  return new Set([...one, ...other]);
}
