import {
  type CacheControls,
  type CacheStatus,
  type ChatRequest,
  type Completion,
  IsartorError,
  isStorable,
  type Layer,
  type LayerContext,
  type LayerHit,
  type LayerResult,
  type Settlement,
  uncacheableReason,
} from '@isartor/core';
import { answerBytes } from './answer-bytes.js';
import { EXACT_CACHE_DEFAULTS } from './config.js';
import type { CacheHit, ExactCache } from './exact-cache.js';
import { createShareFlight, type SharedFlight, type TurnRequest } from './flight-turns.js';
import { keyInRealm } from './key-in-realm.js';
import type { StoreBudget } from './store-budget.js';
import { exactCacheMetrics, exactCacheSpans } from './telemetry.js';

/** What the layer is made of. */
export interface ExactCacheLayerOptions {
  readonly cache: ExactCache<Completion>;
  /** Identical concurrent requests share one flight. */
  readonly coalesce?: boolean;
  /**
   * Above 0, whole answers are also shared with the flights of other processes, where the store has turns for that: how
   * many milliseconds the process that makes an answer may be silent before the others go on without it.
   */
  readonly coalesceLeaseMs?: number;
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
  const { cache, staleIfError = false, realm = '' } = options;
  const { coalesce, coalesceLeaseMs } = { ...EXACT_CACHE_DEFAULTS, ...options };
  const shareFlight = createShareFlight(cache, coalesceLeaseMs);
  const share = (asked: Asked, request: ChatRequest): SharedFlight | undefined => {
    const { read, write } = asked.context.controls;
    return coalesce && read && write ? shareFlight(turnRequest(asked, request)) : undefined;
  };
  return {
    name: 'L1a_ExactCache',
    onFailure: 'pass',
    isCache: true,
    async handle(request, context) {
      const reason = uncacheableReason(request);
      if (reason !== undefined) return { outcome: 'pass', request, cacheStatus: bypass(reason) };
      const { read, write } = context.controls;
      const key = keyInRealm(request, { scope: context.scope, realm });
      const asked: Asked = { cache, key, context, budget: cache.budget() };
      const found = read ? await lookUp(asked) : undefined;
      if (found !== undefined) return hit(found);
      const shared = share(asked, request);
      return {
        outcome: 'pass',
        request,
        cacheStatus: read ? { cache: CACHE, outcome: 'miss' } : bypass('no-cache'),
        ...(shared && { flight: shared.offer }),
        ...(write && { onSettled: afterwards(storeWhenSettled(asked), shared?.end) }),
        ...(read && staleIfError && { fallback: staleAnswer(asked) }),
      };
    },
  };
}

/** One request at the layer. */
interface Asked {
  readonly cache: ExactCache<Completion>;
  readonly key: string;
  readonly context: LayerContext;
  /** What the request may wait for the store altogether. */
  readonly budget: StoreBudget;
}

async function lookUp({ cache, key, context, budget }: Asked): Promise<CacheHit<Completion> | undefined> {
  const { parent, controls, tool } = context;
  const start = { 'cache.backend': cache.backend, 'cache.key': key, 'isartor.step': STEP } as const;
  return exactCacheSpans.within(parent).run('l1a_exact_cache_get', start, async (span) => {
    const { maxAgeSeconds } = controls;
    const found = await cache.get(key, { maxAgeSeconds, budget, signal: () => context.signal });
    const isHit = found !== undefined;
    span.set({ 'cache.hit': isHit });
    exactCacheMetrics.cacheEvents.add(1, { cache_layer: 'L1a', outcome: isHit ? 'hit' : 'miss', tool });
    return found;
  });
}

function turnRequest({ cache, key, context: { controls }, budget }: Asked, { stream }: ChatRequest): TurnRequest {
  const { maxAgeSeconds } = controls;
  return {
    flightKey: flightKey(cache, key, controls),
    // Who takes nothing old has nothing to wait for.
    takesTurns: !stream && maxAgeSeconds !== 0,
    budget,
    lookAgain: (signal) => cache.get(key, { maxAgeSeconds, budget, signal, isRepeat: true }),
  };
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
function staleAnswer({ cache, key, context, budget }: Asked): (error: unknown) => Promise<LayerHit | undefined> {
  const { maxAgeSeconds = Infinity } = context.controls;
  return async (error) => {
    if (!isProvidersFault(error)) return undefined;
    const found = await cache.getStale(key, { budget });
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

type SettleHook = (settlement: Settlement) => Promise<void>;

function storeWhenSettled({ cache, key, context }: Asked): SettleHook {
  const { parent, scope, controls } = context;
  const { ttlSeconds, tags } = controls;
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

/** Runs `then` when `hook` has ended, whatever came of it. */
function afterwards(hook: SettleHook, then: (() => Promise<void>) | undefined): SettleHook {
  if (then === undefined) return hook;
  return async (settlement) => {
    try {
      await hook(settlement);
    } finally {
      await then();
    }
  };
}
