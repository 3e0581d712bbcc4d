import { describe, expect, it } from 'vitest';
import { createExactCache, type ExactCacheOptions } from './exact-cache.js';
import type { KeyedEntry } from './store.js';
import { createMemoryStore } from './stores/memory-store.js';

const START_MS = 1_000_000;

/** A cache of texts over a clock that the test moves. */
function cacheWith(options: Partial<ExactCacheOptions<string>> = {}) {
  const clock = { ms: START_MS };
  const now = (): number => clock.ms;
  const store = createMemoryStore<string>({ now });
  const cache = createExactCache<string>({ store, ttlSeconds: 60, ttlJitter: 0, now, ...options });
  return { cache, clock, store };
}

const signal = new AbortController().signal;

async function listed(entries: AsyncIterable<KeyedEntry<string>>): Promise<readonly KeyedEntry<string>[]> {
  const list: KeyedEntry<string>[] = [];
  for await (const entry of entries) list.push(entry);
  return list;
}

const entryOf = (storedAtMs: number, facts: { readonly freshUntilMs?: number; readonly expiresAtMs?: number } = {}) => {
  const { freshUntilMs = storedAtMs + 10_000, expiresAtMs = freshUntilMs } = facts;
  return { value: 'restored', storedAtMs, freshUntilMs, expiresAtMs, tenant: 'acme', tags: ['a'] };
};

describe('a cache that takes entries back', () => {
  it('has them again as they were, with their age and who they belong to', async () => {
    const from = cacheWith();
    await from.cache.put('key', 'value', { tenant: 'acme', tags: ['a', 'b'] });
    from.clock.ms += 5_000;
    const to = cacheWith();
    to.clock.ms = from.clock.ms;
    const restore = await to.cache.beginRestore();
    for (const [key, entry] of await listed(from.cache.entries(signal))) {
      expect(await restore(key, entry)).toBe('restored');
    }
    expect(await to.cache.get('key')).toEqual(await from.cache.get('key'));
    expect(await to.cache.get('key')).toEqual({ value: 'value', ageSeconds: 5, ttlSeconds: 55 });
    expect(await listed(to.cache.entries(signal))).toEqual(await listed(from.cache.entries(signal)));
    expect(await to.cache.purge({ tag: 'b' })).toBe(1);
  });

  it('gives them no longer life than its own', async () => {
    const { cache } = cacheWith({ ttlSeconds: 60, staleSeconds: 5 });
    const restore = await cache.beginRestore();
    const long = START_MS + 1_000_000;
    await restore('key', entryOf(START_MS - 20_000, { freshUntilMs: long, expiresAtMs: long }));
    await restore('short', entryOf(START_MS - 1_000, { freshUntilMs: START_MS + 1, expiresAtMs: START_MS + 2 }));
    const times = (await listed(cache.entries(signal))).map(([, { storedAtMs, freshUntilMs, expiresAtMs }]) =>
      [storedAtMs, freshUntilMs, expiresAtMs].map((ms) => ms - START_MS),
    );
    expect(times).toContainEqual([-20_000, 40_000, 45_000]);
    expect(times).toContainEqual([-1_000, 1, 2]);
  });

  it('counts the life of what comes from the future from now', async () => {
    const { cache } = cacheWith({ ttlSeconds: 60 });
    const restore = await cache.beginRestore();
    await restore('key', entryOf(START_MS + 30_000, { freshUntilMs: START_MS + 90_000 }));
    expect(await cache.get('key')).toEqual({ value: 'restored', ageSeconds: 0, ttlSeconds: 60 });
  });

  it('takes none whose time is up, by its own reckoning or by that of the cache', async () => {
    const { cache } = cacheWith({ ttlSeconds: 60 });
    const restore = await cache.beginRestore();
    expect(await restore('key', entryOf(START_MS - 10_000))).toBe('expired');
    expect(await restore('key', entryOf(START_MS - 60_000, { freshUntilMs: START_MS + 1 }))).toBe('expired');
    expect(await restore('key', entryOf(START_MS - 59_999, { freshUntilMs: START_MS + 1 }))).toBe('restored');
  });

  it('keeps one that only stands in for a failure', async () => {
    const { cache } = cacheWith({ staleSeconds: 60 });
    const restore = await cache.beginRestore();
    const past = { freshUntilMs: START_MS - 1, expiresAtMs: START_MS + 1 };
    expect(await restore('key', entryOf(START_MS - 10_000, past))).toBe('restored');
    expect(await cache.get('key')).toBeUndefined();
    expect(await cache.getStale('key')).toMatchObject({ value: 'restored' });
  });

  it('does not put an older answer in the place of a newer one', async () => {
    const { cache } = cacheWith();
    await cache.put('key', 'own');
    const restore = await cache.beginRestore();
    expect(await restore('key', entryOf(START_MS - 1))).toBe('superseded');
    expect(await cache.get('key')).toMatchObject({ value: 'own' });
    expect(await restore('key', entryOf(START_MS))).toBe('restored');
    expect(await cache.get('key')).toMatchObject({ value: 'restored' });
  });

  it.each([{ key: 'key' }, { tag: 'a' }, { tenant: 'acme' }, { all: true }] as const)(
    'takes none that a purge of %j reached since it began',
    async (purge) => {
      const { cache } = cacheWith();
      const restore = await cache.beginRestore();
      await cache.purge(purge);
      expect(await restore('key', entryOf(START_MS))).toBe('refused');
      expect(await cache.get('key')).toBeUndefined();
      expect(await (await cache.beginRestore())('key', entryOf(START_MS))).toBe('restored');
    },
  );

  it('asks a store again that fails, is late, or drops what it is given for a while', async () => {
    const { store } = cacheWith();
    const failures = ['throws', 'drops', 'throws'];
    let state: 'ready' | 'degraded' = 'ready';
    const cache = createExactCache<string>({
      ttlJitter: 0,
      now: () => START_MS,
      store: {
        ...store,
        put(...call) {
          const failure = failures.shift();
          state = failure === undefined ? 'ready' : 'degraded';
          if (failure === 'throws') throw new Error('away');
          return failure === undefined && store.put(...call);
        },
        health: () => ({ state }),
      },
    });
    const restore = await cache.beginRestore();
    expect(await restore('key', entryOf(START_MS))).toBe('restored');
    expect(await cache.get('key')).toMatchObject({ value: 'restored' });
    failures.push('throws', 'throws', 'drops', 'drops', 'drops');
    await expect(restore('key', entryOf(START_MS))).rejects.toThrow('degraded');
  }, 15_000);

  it('says so when it has no room, and when the store cannot be reached', async () => {
    const { cache, store } = cacheWith({ sizeOf: () => Infinity });
    const restore = await cache.beginRestore();
    expect(await restore('key', entryOf(START_MS))).toBe('refused');
    const away = createExactCache<string>({
      store: {
        ...store,
        stats: () => {
          throw new Error('away');
        },
      },
    });
    await expect(away.beginRestore()).rejects.toThrow('away');
  });
});
