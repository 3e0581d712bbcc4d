import {
  type ChatRequest,
  type Completion,
  type LayerContext,
  type UncacheableReason,
  uncacheableReason,
} from '@isartor/core';
import type { CacheHit, ExactCache } from './exact-cache.js';
import { keyInRealm } from './key-in-realm.js';

/** What the layer would do with a request, and why. */
export interface ExactExplanation {
  /** Absent for a request that may not be cached. */
  readonly key?: string;
  readonly would: 'hit' | 'pass';
  /** `unavailable`: the store did not answer. */
  readonly reason: 'stored' | 'miss' | 'no-cache' | 'unavailable' | UncacheableReason;
  /** Of a hit: whole seconds since the answer was stored, and for which it stays fresh. */
  readonly ageSeconds?: number;
  readonly ttlSeconds?: number;
}

/** What explaining needs of the layer's options. */
export interface ExactCacheToExplain {
  /** Absent where the cache is switched off: there is nothing then but a key. */
  readonly cache?: Pick<ExactCache<Completion>, 'peek'>;
  readonly realm?: string;
}

/** Tells what `exactCacheLayer` would come to, and does nothing of it: no count, no span, no use of the entry. */
export async function explainExactCache(
  { cache, realm = '' }: ExactCacheToExplain,
  request: ChatRequest,
  { scope, controls, signal }: Pick<LayerContext, 'scope' | 'controls' | 'signal'>,
): Promise<ExactExplanation> {
  const reason = uncacheableReason(request);
  if (reason !== undefined) return { would: 'pass', reason };
  const key = keyInRealm(request, { scope, realm });
  if (!controls.read) return { key, would: 'pass', reason: 'no-cache' };
  const { maxAgeSeconds } = controls;
  try {
    const found = await cache?.peek(key, { maxAgeSeconds, signal });
    return found === undefined ? { key, would: 'pass', reason: 'miss' } : { key, ...hitOf(found) };
  } catch {
    signal.throwIfAborted();
    return { key, would: 'pass', reason: 'unavailable' };
  }
}

const hitOf = ({ ageSeconds, ttlSeconds }: CacheHit<unknown>) =>
  ({ would: 'hit', reason: 'stored', ageSeconds, ttlSeconds }) as const;
