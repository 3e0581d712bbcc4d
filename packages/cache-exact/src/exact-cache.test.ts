import { afterEach, describe, expect, it, vi } from 'vitest';
import { createExactCache, type ExactCacheOptions } from './exact-cache.js';
import type { ExactStore } from './store.js';
import { createMemoryStore } from './stores/memory-store.js';

/** A cache of texts over a clock that the test moves. */
function cacheWith(options: Partial<ExactCacheOptions<string>> = {}) {
  const clock = { ms: 1_000_000 };
  const now = (): number => clock.ms;
  const random = (): number => 0;
  const cache = createExactCache<string>({
    store: createMemoryStore({ now }),
    ttlSeconds: 60,
    now,
    random,
    ...options,
  });
  return { cache, clock };
}

/** A computation that the test ends, and that counts how often it was begun. */
function heldComputation() {
  const begun: AbortSignal[] = [];
  const ends: { resolve: (value: string) => void; reject: (error: unknown) => void }[] = [];
  const compute = (signal: AbortSignal): Promise<string> => {
    begun.push(signal);
    return new Promise((resolve, reject) => ends.push({ resolve, reject }));
  };
  return { begun, ends, compute };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A store behind a socket, as the engine sees it: every call takes a turn of the event loop. */
function distantStore(overrides: Partial<ExactStore<string>> = {}): ExactStore<string> {
  const near = createMemoryStore<string>({ now: () => 1_000_000 });
  return {
    ...near,
    capabilities: { backend: 'redis', synchronous: false, durable: false, shared: true },
    get sequence() {
      return near.sequence;
    },
    get: async (...call) => turn().then(() => near.get(...call)),
    put: async (...call) => turn().then(() => near.put(...call)),
    purge: async (...call) => turn().then(() => near.purge(...call)),
    stats: async (...call) => turn().then(() => near.stats(...call)),
    ...overrides,
  };
}

describe('the life of an entry', () => {
  it('is shorter by a share at random, unless the caller gives it', async () => {
    const lives = [0, 0.5, 1];
    const { cache } = cacheWith({ ttlSeconds: 1_000, ttlJitter: 0.1, random: () => lives.shift() ?? 0.7 });
    const ttlOf = async (key: string) => (await cache.get(key))?.ttlSeconds;
    for (const key of ['a', 'b', 'c']) await cache.put(key, 'value');
    await cache.put('own', 'value', { ttlSeconds: 500 });
    expect(await Promise.all(['a', 'b', 'c', 'own'].map(ttlOf))).toEqual([1_000, 950, 900, 500]);
  });
});

describe('get and put', () => {
  it('gives back what was put, with its age and the time it has left', async () => {
    const { cache, clock } = cacheWith();
    expect(await cache.put('key', 'value')).toBe(true);
    clock.ms += 10_400;
    expect(await cache.get('key')).toEqual({ value: 'value', ageSeconds: 10, ttlSeconds: 49 });
    expect(await cache.get('other key')).toBeUndefined();
  });

  it('serves nothing that is older than its time to live', async () => {
    const { cache, clock } = cacheWith();
    await cache.put('key', 'value');
    clock.ms += 59_999;
    expect(await cache.get('key')).toBeDefined();
    clock.ms += 1;
    expect(await cache.get('key')).toBeUndefined();
  });

  it.each([
    [10, 10],
    [600, 60],
    [undefined, 60],
  ])('lets a time to live of %s s make it %s s', async (ttlSeconds, expected) => {
    const { cache } = cacheWith();
    await cache.put('key', 'value', { ttlSeconds });
    expect(await cache.get('key')).toMatchObject({ ttlSeconds: expected });
  });

  it.each([0, -1, Number.NaN])('stores nothing for a time to live of %s', async (ttlSeconds) => {
    const { cache } = cacheWith();
    expect(await cache.put('key', 'value', { ttlSeconds })).toBe(false);
    expect(await cache.stats()).toMatchObject({ entries: 0 });
  });

  it('serves only what is younger than the caller asks', async () => {
    const { cache, clock } = cacheWith();
    await cache.put('key', 'value');
    expect(await cache.get('key', { maxAgeSeconds: 0 })).toBeUndefined();
    clock.ms += 5_000;
    expect(await cache.get('key', { maxAgeSeconds: 5 })).toBeUndefined();
    expect(await cache.get('key', { maxAgeSeconds: 6 })).toMatchObject({ ageSeconds: 5 });
  });

  it.each([
    ['a store that can be looked into', {}],
    ['one that cannot', { peek: undefined }],
  ])('tells what a look-up would give, and counts none: %s', async (_, lacking) => {
    const { cache, clock } = cacheWith();
    const { cache: plain } = cacheWith({ store: distantStore(lacking as Partial<ExactStore<string>>) });
    for (const each of [cache, plain]) {
      await each.put('key', 'value');
      expect(await each.peek('key')).toMatchObject({ value: 'value' });
      expect(await each.peek('key', { maxAgeSeconds: 0 })).toBeUndefined();
      expect(await each.peek('other')).toBeUndefined();
      expect(await each.stats()).toMatchObject({ hits: 0, misses: 0 });
    }
    clock.ms += 60_000;
    expect(await cache.peek('key')).toBeUndefined();
  });

  it('reports no negative age when the clock was set back', async () => {
    const { cache, clock } = cacheWith();
    await cache.put('key', 'value');
    clock.ms -= 5_000;
    expect(await cache.get('key')).toMatchObject({ ageSeconds: 0 });
  });

  it('purges by key, tag and tenant, and all', async () => {
    const { cache } = cacheWith();
    await cache.put('a', 'a', { tenant: 't1', tags: ['x', 'y'] });
    await cache.put('b', 'b', { tenant: 't2', tags: ['x'] });
    await cache.put('c', 'c', { tenant: 't1' });
    await cache.put('d', 'd');
    expect([await cache.purge({ key: 'd' }), await cache.purge({ key: 'd' })]).toEqual([1, 0]);
    expect(await cache.purge({ tag: 'x' })).toBe(2);
    expect(await cache.get('a')).toBeUndefined();
    expect(await cache.get('c')).toMatchObject({ value: 'c' });
    expect(await cache.purge({ tenant: 't1' })).toBe(1);
    await cache.put('e', 'e');
    expect(await cache.purge({ all: true })).toBe(1);
    expect(await cache.get('e')).toBeUndefined();
  });

  it.each([{ key: 'key' }, { tag: 'x' }, { tenant: 't1' }, { all: true }] as const)(
    'does not store after a purge of %j what was begun before it',
    async (purge) => {
      const { cache } = cacheWith();
      const { sequence } = cache;
      const facts = { tenant: 't1', tags: ['x'] };
      await cache.purge(purge);
      expect(await cache.put('key', 'stale', { ...facts, sequence })).toBe(false);
      expect(await cache.put('key', 'fresh', { ...facts, sequence: cache.sequence })).toBe(true);
    },
  );

  it.each([{ key: 'other' }, { tag: 'y' }, { tenant: 't2' }])(
    'stores what was begun before a purge of %j, which does not reach it',
    async (purge) => {
      const { cache } = cacheWith();
      const { sequence } = cache;
      await cache.purge(purge);
      expect(await cache.put('key', 'value', { tenant: 't1', tags: ['x'], sequence })).toBe(true);
    },
  );

  it('keeps what is no longer fresh for as long as it may be needed', async () => {
    const { cache, clock } = cacheWith({ ttlSeconds: 10, staleSeconds: 20 });
    await cache.put('key', 'value');
    clock.ms += 9_999;
    expect(await cache.get('key')).toMatchObject({ value: 'value', ttlSeconds: 0 });
    clock.ms += 1;
    expect(await cache.get('key')).toBeUndefined();
    expect(await cache.getStale('key')).toEqual({ value: 'value', ageSeconds: 10, ttlSeconds: 0 });
    clock.ms += 20_000;
    expect(await cache.getStale('key')).toBeUndefined();
  });

  it('counts hits and misses, entries and bytes', async () => {
    const { cache } = cacheWith({ sizeOf: () => 5_000 });
    await cache.put('key', 'value');
    await cache.get('key');
    await cache.get('key', { maxAgeSeconds: 0 });
    await cache.get('other key');
    const stats = await cache.stats();
    expect(stats).toMatchObject({ entries: 1, hits: 1, misses: 2 });
    expect(stats.bytes).toBeGreaterThan(5_000);
  });

  it('refuses a value that is larger than the store', async () => {
    const { cache } = cacheWith({ store: createMemoryStore({ maxBytes: 1_000 }) });
    expect(await cache.put('key', 'x'.repeat(1_000))).toBe(false);
  });

  it('tells which backend it has, and holds nothing once closed', async () => {
    const { cache } = cacheWith();
    await cache.put('key', 'value');
    await cache.close();
    expect(cache.backend).toBe('memory');
    expect(await cache.get('key')).toBeUndefined();
  });
});

describe('wrap', () => {
  it('computes once, then serves', async () => {
    const { cache } = cacheWith();
    const compute = vi.fn(async () => 'value');
    expect([await cache.wrap('key', compute), await cache.wrap('key', compute)]).toEqual(['value', 'value']);
    expect(compute).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['in this process', () => cacheWith().cache],
    ['behind a socket', () => cacheWith({ store: distantStore() }).cache],
  ])('makes one computation of 100 identical concurrent calls, store %s', async (_, create) => {
    const cache = create();
    const { begun, ends, compute } = heldComputation();
    const calls = Array.from({ length: 100 }, () => cache.wrap('key', compute));
    while (ends.length === 0) await turn();
    ends[0]?.resolve('value');
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['value']));
    await cache.wrap('key', compute);
    expect(begun).toHaveLength(1);
  });

  it('computes for each key, and for each freshness that is asked for', async () => {
    const { cache } = cacheWith();
    const compute = vi.fn(async () => 'value');
    await Promise.all([
      cache.wrap('a', compute),
      cache.wrap('b', compute),
      cache.wrap('a', compute, { maxAgeSeconds: 5 }),
      cache.wrap('5 a', compute),
    ]);
    expect(compute).toHaveBeenCalledTimes(4);
  });

  it('computes for every caller when told not to coalesce', async () => {
    const { cache } = cacheWith({ coalesce: false });
    const compute = vi.fn(async () => 'value');
    await Promise.all([cache.wrap('key', compute), cache.wrap('key', compute)]);
    expect(compute).toHaveBeenCalledTimes(2);
  });

  it('fails every caller with the error, and keeps nothing', async () => {
    const { cache } = cacheWith();
    const { ends, compute } = heldComputation();
    const calls = [cache.wrap('key', compute), cache.wrap('key', compute)];
    await turn();
    const failure = new Error('upstream is down');
    ends[0]?.reject(failure);
    expect(await Promise.allSettled(calls)).toEqual([
      { status: 'rejected', reason: failure },
      { status: 'rejected', reason: failure },
    ]);
    expect(await cache.wrap('key', async () => 'value')).toBe('value');
  });

  it('lets one caller leave without disturbing the others', async () => {
    const { cache } = cacheWith();
    const { begun, ends, compute } = heldComputation();
    const leaver = new AbortController();
    const left = cache.wrap('key', compute, { signal: leaver.signal });
    const stayed = cache.wrap('key', compute, { signal: new AbortController().signal });
    await turn();
    leaver.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(begun[0]?.aborted).toBe(false);
    ends[0]?.resolve('value');
    expect(await stayed).toBe('value');
  });

  it('aborts the computation with the last caller, keeps nothing and begins anew for the next', async () => {
    const { cache } = cacheWith();
    const { begun, ends, compute } = heldComputation();
    const callers = [new AbortController(), new AbortController()];
    const calls = callers.map(({ signal }) => cache.wrap('key', compute, { signal }));
    await turn();
    for (const caller of callers) caller.abort();
    await Promise.allSettled(calls);
    expect(begun[0]?.aborted).toBe(true);
    const next = cache.wrap('key', compute);
    await turn();
    // What an aborted computation still resolves with may be half a value.
    ends[0]?.resolve('hal');
    ends[1]?.resolve('whole');
    expect(await next).toBe('whole');
    expect(await cache.get('key')).toMatchObject({ value: 'whole' });
  });

  it('does not begin for a caller who has left', async () => {
    const { cache } = cacheWith();
    const { begun, compute } = heldComputation();
    await expect(cache.wrap('key', compute, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(begun).toHaveLength(0);
  });

  it('neither stores nor hands to newcomers what was begun before a purge', async () => {
    const { cache } = cacheWith();
    const { begun, ends, compute } = heldComputation();
    const early = cache.wrap('key', compute);
    await turn();
    await cache.purge({ all: true });
    const late = cache.wrap('key', compute);
    await turn();
    expect(begun).toHaveLength(2);
    ends[1]?.resolve('new');
    expect(await late).toBe('new');
    ends[0]?.resolve('old');
    expect(await early).toBe('old');
    expect(await cache.get('key')).toMatchObject({ value: 'new' });
  });

  it('shortens the life of what it stores', async () => {
    const { cache } = cacheWith();
    await cache.wrap('key', async () => 'value', { ttlSeconds: 5 });
    expect(await cache.get('key')).toMatchObject({ ttlSeconds: 5 });
  });
});

describe('a store that fails', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const failure = new Error('connection refused');
  const broken = distantStore({ get: () => Promise.reject(failure), put: () => Promise.reject(failure) });

  it('fails get and put', async () => {
    const { cache } = cacheWith({ store: broken });
    await expect(cache.get('key')).rejects.toBe(failure);
    await expect(cache.put('key', 'value')).rejects.toBe(failure);
  });

  it('costs wrap the caching only, and is told', async () => {
    const told: unknown[] = [];
    const { cache } = cacheWith({ store: broken, onStoreError: (error) => told.push(error) });
    expect(await cache.wrap('key', async () => 'value')).toBe('value');
    expect(told).toEqual([failure, failure]);
  });

  it('is given up when it hangs', async () => {
    vi.useFakeTimers();
    const { cache } = cacheWith({ store: distantStore({ get: () => new Promise(() => {}) }), storeTimeoutMs: 20 });
    const outcome = expect(cache.get('key')).rejects.toMatchObject({ name: 'TimeoutError' });
    await vi.advanceTimersByTimeAsync(20);
    await outcome;
  });

  it('has longer for a purge, which is given up, too', async () => {
    vi.useFakeTimers();
    const slow = distantStore({ purge: () => new Promise((resolve) => setTimeout(resolve, 59_999, 7)) });
    const patient = cacheWith({ store: slow }).cache.purge({ all: true });
    const hanging = distantStore({ purge: () => new Promise(() => {}) });
    const { cache } = cacheWith({ store: hanging, purgeTimeoutMs: 500 });
    const outcome = expect(cache.purge({ all: true })).rejects.toMatchObject({ name: 'TimeoutError' });
    await vi.advanceTimersByTimeAsync(500);
    await outcome;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await patient).toBe(7);
  });

  it('does not keep a caller of get who leaves', async () => {
    const { cache } = cacheWith({ store: distantStore({ get: () => new Promise(() => {}) }) });
    const caller = new AbortController();
    const call = cache.get('key', { signal: caller.signal });
    caller.abort(new Error('gone'));
    await expect(call).rejects.toThrow('gone');
  });
});
