import { createCoalescer, heapSize, type Purge } from '@isartor/core';
import type { CacheBackend } from '@isartor/telemetry';
import { type CallLimits, createAskStore } from './ask-store.js';
import { type CacheTurns, createCacheTurns } from './cache-turns.js';
import { EXACT_CACHE_DEFAULTS } from './config.js';
import { createBeginRestore, type Restore } from './restore.js';
import type { ExactEntry, ExactStore, KeyedEntry, StoreHealth, StoreStats } from './store.js';
import { createStoreBudget, type StoreBudget } from './store-budget.js';

/** What an exact cache is made of; settings left out take the defaults of `exactCacheConfig`. */
export interface ExactCacheOptions<Value> {
  readonly store: ExactStore<Value>;
  /** Longest life of an entry, in seconds. */
  readonly ttlSeconds?: number;
  /**
   * The share of that by which an entry's life may be shorter, at random, so that what was stored at one time does not have
   * to be asked for again at one time. A life that the caller gives is kept to.
   */
  readonly ttlJitter?: number;
  /** Seconds after that for which an entry is kept, to answer where nothing better can be had. */
  readonly staleSeconds?: number;
  /** Identical concurrent `wrap` calls share one computation. */
  readonly coalesce?: boolean;
  /** Milliseconds after which a call to a store that is not synchronous fails, or all that share a `budget`. */
  readonly storeTimeoutMs?: number;
  /** The same for a purge, which may have to wait for other processes. */
  readonly purgeTimeoutMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
  /** Heap bytes of a value; by default its plain data are walked. */
  readonly sizeOf?: (value: Value) => number;
  /** Told when `wrap` had to do without the store. */
  readonly onStoreError?: (error: unknown) => void;
}

/** Limits of one look-up. */
export interface GetOptions extends CallLimits {
  /** Only an entry younger than this may answer; 0 takes none. */
  readonly maxAgeSeconds?: number | undefined;
  /** Repeats a look-up that was counted: neither a hit nor a miss of `stats`. */
  readonly isRepeat?: boolean | undefined;
}

/** Limits of one entry. */
export interface PutOptions {
  /** Life of this entry; can only be shorter than the cache's own. Nothing is stored for 0 or less. */
  readonly ttlSeconds?: number | undefined;
  /** The cache's `sequence` when the value was begun: what was begun before a purge that reaches it is not stored after it. */
  readonly sequence?: number | undefined;
  /** Who the entry belongs to, for purges. */
  readonly tenant?: string | undefined;
  /** What the entry is filed under, for purges. */
  readonly tags?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Limits of one wrapped call: of its look-up, and of what it stores. */
export interface WrapOptions
  extends Pick<GetOptions, 'maxAgeSeconds'>,
    Pick<PutOptions, 'ttlSeconds' | 'signal' | 'tenant' | 'tags'> {}

/** A stored value, and how fresh it is. */
export interface CacheHit<Value> {
  /** Shared with every other reader: it must not be changed. */
  readonly value: Value;
  /** Whole seconds since it was stored. */
  readonly ageSeconds: number;
  /** Whole seconds for which it stays fresh; negative for one whose time is up. */
  readonly ttlSeconds: number;
}

/** What the store holds now, and how look-ups went since the cache was made. */
export interface ExactCacheStats extends StoreStats {
  readonly hits: number;
  readonly misses: number;
}

/** Values by exact key. Calls reject when the store fails or is late; `wrap` alone does without it. */
export interface ExactCache<Value> {
  readonly backend: CacheBackend;
  /** Grows with every purge, that of another process included. */
  readonly sequence: number;
  /** Turns among the processes that share the store; left out where it has none. */
  readonly turns?: CacheTurns;
  /** `storeTimeoutMs` for all calls together that are given it. */
  budget(): StoreBudget;
  get(key: string, options?: GetOptions): Promise<CacheHit<Value> | undefined>;
  /** What `get` would give, for who only wants to know: it counts as no look-up, and as no use where the store can help it. */
  peek(key: string, options?: GetOptions): Promise<CacheHit<Value> | undefined>;
  /** The value even where its time is up, for as long as `staleSeconds` keeps it. Counts as no look-up. */
  getStale(key: string, options?: CallLimits): Promise<CacheHit<Value> | undefined>;
  /** False when the value was not stored: too large, no time to live, or begun before a purge. */
  put(key: string, value: Value, options?: PutOptions): Promise<boolean>;
  /**
   * Drops what `purge` names and tells how many entries that was. From then on nobody serves any of them, nor stores what
   * was begun before.
   */
  purge(purge: Purge): Promise<number>;
  /**
   * The stored value, or else what `compute` resolves to, which is then stored. Concurrent calls with one key and
   * `maxAgeSeconds` share one computation, its errors and its first caller's `ttlSeconds`. A caller whose `signal`
   * aborts leaves alone; when the last has left, the computation's own signal aborts and nothing is stored.
   */
  wrap(key: string, compute: (signal: AbortSignal) => Promise<Value>, options?: WrapOptions): Promise<Value>;
  /** Every entry that may be served now, as the store lists them. It throws where the store cannot go on. */
  entries(signal: AbortSignal): AsyncIterable<KeyedEntry<Value>>;
  /**
   * Begins to put back what `entries` has listed, here or elsewhere; rejects when the store cannot be reached. What a purge
   * reaches that comes after this is not restored.
   */
  beginRestore(): Promise<Restore<Value>>;
  stats(): Promise<ExactCacheStats>;
  health(): StoreHealth;
  close(): Promise<void>;
}

/** Figures are on nobody's way: they may take longer than a look-up. */
const STATS_TIMEOUT_MS = 1_000;

/** An exact cache around any async function. It knows nothing of chat, HTTP or pipelines. */
export function createExactCache<Value>(options: ExactCacheOptions<Value>): ExactCache<Value> {
  const { store, now = Date.now, random = Math.random, sizeOf = heapSize, onStoreError } = options;
  const settings = { ...EXACT_CACHE_DEFAULTS, ...options };
  const coalescer = createCoalescer<Value>();
  const lookUps = createLookUps<Value>(now);
  const ask = createAskStore(store, settings.storeTimeoutMs);

  const cache: ExactCache<Value> = {
    backend: store.capabilities.backend,
    ...(store.turns && { turns: createCacheTurns(store.turns, ask) }),
    get sequence() {
      return store.sequence;
    },
    budget: () => createStoreBudget(settings.storeTimeoutMs),
    async get(key, options = {}) {
      const atHand = store.getNow?.(key);
      // What is no longer fresh here may have been made anew elsewhere.
      const isFresh = atHand !== undefined && now() < atHand.freshUntilMs;
      return lookUps.judge(isFresh ? atHand : await ask((within) => store.get(key, within), options), options);
    },
    async peek(key, options = {}) {
      const look = (within: AbortSignal) =>
        store.peek === undefined ? store.get(key, within) : store.peek(key, within);
      return lookUps.judge(await ask(look, options), { ...options, isRepeat: true });
    },
    async getStale(key, limits) {
      const entry = store.getNow?.(key) ?? (await ask((within) => store.get(key, within), limits));
      return entry && hitOf(entry, now());
    },
    async put(key, value, { ttlSeconds = Infinity, sequence = store.sequence, tenant = '', tags = [], signal } = {}) {
      const ownSeconds = settings.ttlSeconds * (1 - settings.ttlJitter * random());
      const lifeSeconds = ttlSeconds >= settings.ttlSeconds ? ownSeconds : ttlSeconds;
      if (!(lifeSeconds > 0)) return false;
      const life = lifeFrom(now(), lifeSeconds, settings.staleSeconds);
      const entry = { value, ...life, sizeBytes: sizeOf(value), tenant, tags, sequence };
      return ask((within) => store.put(key, entry, within), { signal });
    },
    async purge(purge) {
      coalescer.forget();
      return ask((within) => store.purge(purge, within), { timeoutMs: settings.purgeTimeoutMs });
    },
    async wrap(key, compute, options = {}) {
      const { maxAgeSeconds, signal } = options;
      const start = (within: AbortSignal): Promise<Value> =>
        readThrough({ ...options, cache, key, compute, onStoreError }, within);
      if (!settings.coalesce) return start(signal ?? new AbortController().signal);
      return coalescer.join(`${maxAgeSeconds ?? ''} ${key}`, { start, signal });
    },
    async stats() {
      const timeoutMs = Math.max(STATS_TIMEOUT_MS, settings.storeTimeoutMs);
      return { ...(await ask((within) => store.stats(within), { timeoutMs })), ...lookUps.counts() };
    },
    entries: (signal) => store.entries(signal),
    beginRestore: createBeginRestore({ store, ask, settings, now, sizeOf }),
    health: () => store.health(),
    close: async () => store.close(),
  };
  return cache;
}

/** Tells hits from misses, and counts them. */
function createLookUps<Value>(now: () => number) {
  let hits = 0;
  let misses = 0;
  return {
    judge(entry: ExactEntry<Value> | undefined, options: GetOptions): CacheHit<Value> | undefined {
      const { maxAgeSeconds = Infinity, isRepeat = false } = options;
      const time = now();
      const isFresh = entry !== undefined && time < entry.freshUntilMs;
      if (isFresh && time - entry.storedAtMs < maxAgeSeconds * 1000) {
        if (!isRepeat) hits += 1;
        return hitOf(entry, time);
      }
      if (!isRepeat) misses += 1;
      return undefined;
    },
    counts: () => ({ hits, misses }),
  };
}

function lifeFrom(
  storedAtMs: number,
  lifeSeconds: number,
  staleSeconds: number,
): Pick<ExactEntry<unknown>, 'storedAtMs' | 'freshUntilMs' | 'expiresAtMs'> {
  const freshUntilMs = storedAtMs + lifeSeconds * 1000;
  return { storedAtMs, freshUntilMs, expiresAtMs: freshUntilMs + staleSeconds * 1000 };
}

function hitOf<Value>({ value, storedAtMs, freshUntilMs }: ExactEntry<Value>, time: number): CacheHit<Value> {
  return {
    value,
    // A clock that was set back must not yield a negative age.
    ageSeconds: Math.max(0, Math.floor((time - storedAtMs) / 1000)),
    ttlSeconds: Math.floor((freshUntilMs - time) / 1000),
  };
}

interface ReadThrough<Value> extends WrapOptions {
  readonly cache: ExactCache<Value>;
  readonly key: string;
  readonly compute: (signal: AbortSignal) => Promise<Value>;
  readonly onStoreError: ((error: unknown) => void) | undefined;
}

/** Looks up, computes what is missing and stores it; a store that fails costs the caching, not the value. */
async function readThrough<Value>(call: ReadThrough<Value>, signal: AbortSignal): Promise<Value> {
  const { cache, key, compute, maxAgeSeconds, ttlSeconds, tenant, tags, onStoreError } = call;
  const tolerate = (error: unknown): undefined => {
    signal.throwIfAborted();
    onStoreError?.(error);
  };
  const { sequence } = cache;
  const found = await attempt(() => cache.get(key, { maxAgeSeconds, signal }), tolerate);
  if (found !== undefined) return found.value;
  const value = await compute(signal);
  // A computation that was told to stop may resolve with half a value.
  signal.throwIfAborted();
  await attempt(() => cache.put(key, value, { ttlSeconds, sequence, tenant, tags }), tolerate);
  return value;
}

async function attempt<Result>(
  work: () => Promise<Result>,
  tolerate: (error: unknown) => undefined,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    return tolerate(error);
  }
}
