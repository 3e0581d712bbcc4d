import type { CacheBackend } from '@isartor/telemetry';
import { createCoalescer } from './coalescer.js';
import { EXACT_CACHE_DEFAULTS } from './config.js';
import { withinDeadline } from './deadline.js';
import { heapSize } from './heap-size.js';
import type { ExactEntry, ExactStore, MaybePromise } from './store.js';

/** What an exact cache is made of; settings left out take the defaults of `exactCacheConfig`. */
export interface ExactCacheOptions<Value> {
  readonly store: ExactStore<Value>;
  /** Longest life of an entry, in seconds. */
  readonly ttlSeconds?: number;
  /** Identical concurrent `wrap` calls share one computation. */
  readonly coalesce?: boolean;
  /** Milliseconds after which a call to a store that is not synchronous fails. */
  readonly storeTimeoutMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Heap bytes of a value; by default its plain data are walked. */
  readonly sizeOf?: (value: Value) => number;
  /** Told when `wrap` had to do without the store. */
  readonly onStoreError?: (error: unknown) => void;
}

/** Limits of one look-up. */
export interface GetOptions {
  /** Only an entry younger than this may answer; 0 takes none. */
  readonly maxAgeSeconds?: number | undefined;
  /** Ends the wait for the store. A function where making a signal costs something: it is called only to wait. */
  readonly signal?: AbortSignal | (() => AbortSignal) | undefined;
}

/** Limits of one entry. */
export interface PutOptions {
  /** Life of this entry; can only be shorter than the cache's own. Nothing is stored for 0 or less. */
  readonly ttlSeconds?: number | undefined;
  /** The cache's `generation` when the value was begun: what was begun before a purge is not stored after it. */
  readonly generation?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Limits of one wrapped call: of its look-up, and of what it stores. */
export interface WrapOptions extends Pick<GetOptions, 'maxAgeSeconds'>, Pick<PutOptions, 'ttlSeconds' | 'signal'> {}

/** A stored value, and how fresh it is. */
export interface CacheHit<Value> {
  /** Shared with every other reader: it must not be changed. */
  readonly value: Value;
  /** Whole seconds since it was stored. */
  readonly ageSeconds: number;
  /** Whole seconds for which it stays. */
  readonly ttlSeconds: number;
}

/** What the store holds now, and how look-ups went since the cache was made. */
export interface ExactCacheStats {
  readonly entries: number;
  readonly bytes: number;
  readonly hits: number;
  readonly misses: number;
}

/** Values by exact key. Calls reject when the store fails or is late; `wrap` alone does without it. */
export interface ExactCache<Value> {
  readonly backend: CacheBackend;
  /** Grows with every `delete` and `clear`. */
  readonly generation: number;
  get(key: string, options?: GetOptions): Promise<CacheHit<Value> | undefined>;
  /** False when the value was not stored: too large, no time to live, or begun before a purge. */
  put(key: string, value: Value, options?: PutOptions): Promise<boolean>;
  delete(key: string): Promise<boolean>;
  /** Drops everything and tells how many entries that was. */
  clear(): Promise<number>;
  /**
   * The stored value, or else what `compute` resolves to, which is then stored. Concurrent calls with one key and
   * `maxAgeSeconds` share one computation, its errors and its first caller's `ttlSeconds`. A caller whose `signal`
   * aborts leaves alone; when the last has left, the computation's own signal aborts and nothing is stored.
   */
  wrap(key: string, compute: (signal: AbortSignal) => Promise<Value>, options?: WrapOptions): Promise<Value>;
  stats(): Promise<ExactCacheStats>;
  close(): Promise<void>;
}

const NEVER_ABORTED = new AbortController().signal;

/** An exact cache around any async function. It knows nothing of chat, HTTP or pipelines. */
export function createExactCache<Value>(options: ExactCacheOptions<Value>): ExactCache<Value> {
  const { store, now = Date.now, sizeOf = heapSize, onStoreError } = options;
  const settings = { ...EXACT_CACHE_DEFAULTS, ...options };
  const { backend, synchronous } = store.capabilities;
  const coalescer = createCoalescer<Value>();
  let generation = 0;
  let hits = 0;
  let misses = 0;

  const ask = <Result>(
    work: (signal: AbortSignal) => MaybePromise<Result>,
    signal?: GetOptions['signal'],
  ): MaybePromise<Result> => {
    if (synchronous) return work(NEVER_ABORTED);
    const within = typeof signal === 'function' ? signal() : signal;
    return withinDeadline({ timeoutMs: settings.storeTimeoutMs, signal: within }, work);
  };

  const judge = (entry: ExactEntry<Value> | undefined, maxAgeSeconds = Infinity): CacheHit<Value> | undefined => {
    const time = now();
    if (entry !== undefined && time - entry.storedAtMs < maxAgeSeconds * 1000) {
      hits += 1;
      return hitOf(entry, time);
    }
    misses += 1;
    return undefined;
  };

  const purge = async <Result>(work: (signal: AbortSignal) => MaybePromise<Result>): Promise<Result> => {
    generation += 1;
    coalescer.forget();
    return ask(work);
  };

  const cache: ExactCache<Value> = {
    backend,
    get generation() {
      return generation;
    },
    async get(key, { maxAgeSeconds, signal } = {}) {
      return judge(await ask((within) => store.get(key, within), signal), maxAgeSeconds);
    },
    async put(key, value, { ttlSeconds = Infinity, generation: begun = generation, signal } = {}) {
      const lifeMs = Math.min(ttlSeconds, settings.ttlSeconds) * 1000;
      if (!(lifeMs > 0) || begun !== generation) return false;
      const storedAtMs = now();
      const entry = { value, storedAtMs, expiresAtMs: storedAtMs + lifeMs, sizeBytes: sizeOf(value) };
      return ask((within) => store.put(key, entry, within), signal);
    },
    delete: (key) => purge((within) => store.delete(key, within)),
    clear: () => purge((within) => store.clear(within)),
    async wrap(key, compute, { maxAgeSeconds, ttlSeconds, signal } = {}) {
      const start = (within: AbortSignal): Promise<Value> =>
        readThrough({ cache, key, compute, maxAgeSeconds, ttlSeconds, onStoreError }, within);
      if (!settings.coalesce) return start(signal ?? NEVER_ABORTED);
      return coalescer.join(`${maxAgeSeconds ?? ''} ${key}`, { start, signal });
    },
    async stats() {
      const { entries, bytes } = await ask((within) => store.stats(within));
      return { entries, bytes, hits, misses };
    },
    close: async () => store.close(),
  };
  return cache;
}

function hitOf<Value>({ value, storedAtMs, expiresAtMs }: ExactEntry<Value>, time: number): CacheHit<Value> {
  return {
    value,
    // A clock that was set back must not yield a negative age.
    ageSeconds: Math.max(0, Math.floor((time - storedAtMs) / 1000)),
    ttlSeconds: Math.floor((expiresAtMs - time) / 1000),
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
  const { cache, key, compute, maxAgeSeconds, ttlSeconds, onStoreError } = call;
  const tolerate = (error: unknown): undefined => {
    signal.throwIfAborted();
    onStoreError?.(error);
  };
  const { generation } = cache;
  const found = await attempt(() => cache.get(key, { maxAgeSeconds, signal }), tolerate);
  if (found !== undefined) return found.value;
  const value = await compute(signal);
  // A computation that was told to stop may resolve with half a value.
  signal.throwIfAborted();
  await attempt(() => cache.put(key, value, { ttlSeconds, generation }), tolerate);
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
