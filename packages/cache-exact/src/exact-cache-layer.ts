import {
  type CacheControls,
  type CacheStatus,
  type ChatRequest,
  type Completion,
  IsartorError,
  type Layer,
  type LayerContext,
  type LayerHit,
  type LayerResult,
  type Scope,
  type Settlement,
} from '@isartor/core';
import { answerBytes } from './answer-bytes.js';
import { uncacheableReason } from './cacheable.js';
import { EXACT_CACHE_DEFAULTS } from './config.js';
import type { CacheHit, ExactCache } from './exact-cache.js';
import { exactKey } from './fingerprint.js';
import { sha256 } from './sha256.js';
import { isStorable } from './storable.js';
import { exactCacheMetrics, exactCacheSpans } from './telemetry.js';

/** What the layer is made of. */
export interface ExactCacheLayerOptions {
  readonly cache: ExactCache<Completion>;
  /** Identical concurrent requests share one flight. */
  readonly coalesce?: boolean;
  /** Where everything below fails, answers with what the cache still keeps beyond its time (`staleSeconds`). */
  readonly staleIfError?: boolean;
  /**
   * What else an answer depends on that no request tells, such as the address of a server that takes a provider's place:
   * caches with different realms share no answer, though they share a store.
   */
  readonly realm?: string;
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
  const { cache, coalesce = EXACT_CACHE_DEFAULTS.coalesce, staleIfError = false, realm = '' } = options;
  const keyOf = (request: ChatRequest, scope: Scope): string => {
    const key = exactKey(request, scope);
    return realm === '' ? key : sha256(`${realm} ${key}`);
  };
  return {
    name: 'L1a_ExactCache',
    onFailure: 'pass',
    isCache: true,
    async handle(request, context) {
      const reason = uncacheableReason(request);
      if (reason !== undefined) return { outcome: 'pass', request, cacheStatus: bypass(reason) };
      const { read, write } = context.controls;
      const key = keyOf(request, context.scope);
      const found = read ? await lookUp(cache, key, context) : undefined;
      if (found !== undefined) return hit(found);
      return {
        outcome: 'pass',
        request,
        cacheStatus: read ? { cache: CACHE, outcome: 'miss' } : bypass('no-cache'),
        ...(read && write && coalesce && { flight: { key: flightKey(cache, key, context.controls) } }),
        ...(write && { onSettled: storeWhenSettled(cache, key, context) }),
        ...(read && staleIfError && { fallback: staleAnswer(cache, key, context) }),
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

function hit(found: CacheHit<Completion>): LayerResult {
  return { outcome: 'hit', ...answerOf(found, 'hit') };
}

function answerOf({ value, ageSeconds, ttlSeconds }: CacheHit<Completion>, outcome: 'hit' | 'stale'): LayerHit {
  return {
    reply: { kind: 'complete', origin: { provider: value.provider, headers: {} }, completion: value },
    cacheStatus: { cache: CACHE, outcome, ttlSeconds, ageSeconds },
  };
}

/** RFC 5861's stale-if-error: an old answer in place of a fault of the provider, never in place of the caller's own. */
function staleAnswer(
  cache: ExactCache<Completion>,
  key: string,
  { controls: { maxAgeSeconds = Infinity } }: LayerContext,
): (error: unknown) => Promise<LayerHit | undefined> {
  return async (error) => {
    if (!isProvidersFault(error)) return undefined;
    const found = await cache.getStale(key);
    return found === undefined || found.ageSeconds >= maxAgeSeconds ? undefined : answerOf(found, 'stale');
  };
}

const isProvidersFault = (error: unknown): boolean =>
  IsartorError.is(error) && error.code.startsWith('upstream_') && error.status >= 500;

function bypass(detail: string): CacheStatus {
  return { cache: CACHE, outcome: 'bypass', detail };
}

/**
 * The exact key, and what keeps callers apart who may not be given the same answer: those who forbid a later layer,
 * old answers or less similar ones, and those who came after a purge.
 */
function flightKey({ sequence }: ExactCache<Completion>, key: string, controls: CacheControls): string {
  const { maxAgeSeconds, minSimilarity, skip } = controls;
  if (sequence === 0 && maxAgeSeconds === undefined && minSimilarity === undefined && skip.size === 0) return key;
  const limits = `max-age=${maxAgeSeconds ?? ''};similarity=${minSimilarity ?? ''}`;
  return `${key};sequence=${sequence};${limits};skip=${[...skip].sort()}`;
}

function storeWhenSettled(
  cache: ExactCache<Completion>,
  key: string,
  { parent, scope, controls: { ttlSeconds, tags } }: LayerContext,
): (settlement: Settlement) => Promise<void> {
  const { sequence } = cache;
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
      await cache.put(key, completion, { ttlSeconds, sequence, tenant: scope.tenant, tags });
    });
  };
}
