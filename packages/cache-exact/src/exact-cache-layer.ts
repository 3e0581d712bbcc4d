import type {
  CacheControls,
  CacheStatus,
  Completion,
  Layer,
  LayerContext,
  LayerResult,
  Settlement,
} from '@isartor/core';
import { answerBytes } from './answer-bytes.js';
import { uncacheableReason } from './cacheable.js';
import { EXACT_CACHE_DEFAULTS } from './config.js';
import type { CacheHit, ExactCache } from './exact-cache.js';
import { exactKey } from './fingerprint.js';
import { isStorable } from './storable.js';
import { exactCacheMetrics, exactCacheSpans } from './telemetry.js';

/** What the layer is made of. */
export interface ExactCacheLayerOptions {
  readonly cache: ExactCache<Completion>;
  /** Identical concurrent requests share one flight. */
  readonly coalesce?: boolean;
}

/** This cache's name in `Cache-Status`. */
const CACHE = 'isartor-l1a';
const STEP = 'Layer1_ExactCache';

/** Layers whose answers may be stored: a semantic hit belongs to the entry it was found by, not to this request. */
const STORED_FROM: ReadonlySet<string> = new Set(['L3_Cloud', 'L2_SLM']);

/**
 * L1a: answers a request that was answered before, and names the flight that identical requests share. It stores
 * whole answers of the terminal and of the local model only, under the key the request had here.
 */
export function exactCacheLayer(options: ExactCacheLayerOptions): Layer {
  const { cache, coalesce = EXACT_CACHE_DEFAULTS.coalesce } = options;
  return {
    name: 'L1a_ExactCache',
    onFailure: 'pass',
    isCache: true,
    async handle(request, context) {
      const reason = uncacheableReason(request);
      if (reason !== undefined) return { outcome: 'pass', request, cacheStatus: bypass(reason) };
      const { read, write } = context.controls;
      const key = exactKey(request, context.scope);
      const found = read ? await lookUp(cache, key, context) : undefined;
      if (found !== undefined) return hit(found);
      return {
        outcome: 'pass',
        request,
        cacheStatus: read ? { cache: CACHE, outcome: 'miss' } : bypass('no-cache'),
        ...(read && write && coalesce && { flight: { key: flightKey(cache, key, context.controls) } }),
        ...(write && { onSettled: storeWhenSettled(cache, key, context) }),
      };
    },
  };
}

async function lookUp(
  cache: ExactCache<Completion>,
  key: string,
  context: LayerContext,
): Promise<CacheHit<Completion> | undefined> {
  const { parent, controls, tool } = context;
  const start = { 'cache.backend': cache.backend, 'cache.key': key, 'isartor.step': STEP } as const;
  return exactCacheSpans.within(parent).run('l1a_exact_cache_get', start, async (span) => {
    const found = await cache.get(key, { maxAgeSeconds: controls.maxAgeSeconds, signal: () => context.signal });
    const isHit = found !== undefined;
    span.set({ 'cache.hit': isHit });
    exactCacheMetrics.cacheEvents.add(1, { cache_layer: 'L1a', outcome: isHit ? 'hit' : 'miss', tool });
    return found;
  });
}

function hit({ value, ageSeconds, ttlSeconds }: CacheHit<Completion>): LayerResult {
  return {
    outcome: 'hit',
    reply: { kind: 'complete', origin: { provider: value.provider, headers: {} }, completion: value },
    cacheStatus: { cache: CACHE, outcome: 'hit', ttlSeconds, ageSeconds },
  };
}

function bypass(detail: string): CacheStatus {
  return { cache: CACHE, outcome: 'bypass', detail };
}

/**
 * The exact key, and what keeps callers apart who may not be given the same answer: those who forbid a later layer or
 * old answers, and those who came after a purge.
 */
function flightKey(
  { generation }: ExactCache<Completion>,
  key: string,
  { maxAgeSeconds, skip }: CacheControls,
): string {
  if (generation === 0 && maxAgeSeconds === undefined && skip.size === 0) return key;
  return `${key};generation=${generation};max-age=${maxAgeSeconds ?? ''};skip=${[...skip].sort()}`;
}

function storeWhenSettled(
  cache: ExactCache<Completion>,
  key: string,
  { parent, controls: { ttlSeconds } }: LayerContext,
): (settlement: Settlement) => Promise<void> {
  const { generation } = cache;
  return async (settlement) => {
    if (settlement.status !== 'completed' || !STORED_FROM.has(settlement.resolvedBy)) return;
    const { completion } = settlement;
    if (!isStorable(completion)) return;
    const start = {
      'cache.backend': cache.backend,
      'cache.key': key,
      response_len: answerBytes(completion),
      'isartor.step': STEP,
    } as const;
    await exactCacheSpans.within(parent).run('l1a_exact_cache_put', start, async () => {
      await cache.put(key, completion, { ttlSeconds, generation });
    });
  };
}
