import type { CacheControls, CacheStatus, Journey } from '@isartor/core';

/** What became of one request at the caches, in the terms that other gateways tell it in. */
export interface CacheOutcome {
  /**
   * `hit`: a stored answer. `miss`: a cache was asked and had none. `refresh`: none was asked because of the caller, and
   * the answer may be stored. `disabled`: no cache took part.
   */
  readonly state: 'hit' | 'miss' | 'refresh' | 'disabled';
  /** The semantic cache gave the answer, or was asked and had none. */
  readonly semantic: boolean;
  /** Age of the stored answer, in seconds; on hits. */
  readonly ageSeconds?: number;
  /** Freshness left, in seconds; on hits. */
  readonly ttlSeconds?: number;
  /** Similarity of the nearest question, from 0 to 1; where the semantic cache compared one. */
  readonly similarity?: number;
  /** The request's exact key; on hits, where the exact cache was asked. */
  readonly key?: string;
}

/** The caches' names in `Cache-Status`. */
const EXACT = 'isartor-l1a';
const SEMANTIC = 'isartor-l1b';

/** Reads the outcome off the request's journey. `keyOf` is called where the exact cache has worked the key out. */
export function cacheOutcome(
  { cacheStatuses }: Pick<Journey, 'cacheStatuses'>,
  controls: CacheControls,
  keyOf: () => string,
): CacheOutcome {
  const semantic = cacheStatuses.find(({ cache }) => cache === SEMANTIC);
  const similarity = semantic?.similarity === undefined ? {} : { similarity: semantic.similarity };
  const hit = cacheStatuses.find(({ outcome }) => outcome === 'hit' || outcome === 'stale');
  if (hit === undefined) {
    return { state: stateOfMiss(cacheStatuses, controls), semantic: semantic?.outcome === 'miss', ...similarity };
  }
  const { ageSeconds, ttlSeconds } = hit;
  return {
    state: 'hit',
    semantic: hit === semantic,
    ...(ageSeconds !== undefined && { ageSeconds }),
    ...(ttlSeconds !== undefined && { ttlSeconds }),
    ...similarity,
    ...(cacheStatuses.some(({ cache }) => cache === EXACT) && { key: keyOf() }),
  };
}

function stateOfMiss(cacheStatuses: readonly CacheStatus[], { write }: CacheControls): CacheOutcome['state'] {
  if (cacheStatuses.some(({ outcome }) => outcome === 'miss')) return 'miss';
  const isRefresh = cacheStatuses.some(({ outcome, detail }) => outcome === 'bypass' && detail === 'no-cache');
  return isRefresh && write ? 'refresh' : 'disabled';
}
