import { createExactCache, createMemoryStore, type ExactCache } from '@isartor/cache-exact';
import type { Completion } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { purgeCaches } from './purge-caches.js';

const ANSWER: Completion = { provider: 'openai', model: 'm', choices: [] };

async function cacheOf(...keys: readonly string[]): Promise<ExactCache<Completion>> {
  const cache = createExactCache<Completion>({ store: createMemoryStore() });
  for (const key of keys) await cache.put(key, ANSWER, { tenant: 'a' });
  return cache;
}

describe('purgeCaches', () => {
  it('counts what was dropped from all of them', async () => {
    const exact = [await cacheOf('one', 'two'), await cacheOf(), await cacheOf('three')];
    const semantic = { purge: async () => 4 };
    expect(await purgeCaches({ exact, semantic }, { tenant: 'b' })).toEqual({ l1a: 0, l1b: 4 });
    expect(await purgeCaches({ exact, semantic }, { tenant: 'a' })).toEqual({ l1a: 3, l1b: 4 });
  });

  it('does not call it done when one could not, but purges the others', async () => {
    const failure = new Error('connection refused');
    const broken = { ...(await cacheOf()), purge: () => Promise.reject(failure) };
    const whole = await cacheOf('one');
    const semantic = { purge: async () => 0 };
    await expect(purgeCaches({ exact: [broken, whole], semantic }, { all: true })).rejects.toMatchObject({
      code: 'store_unavailable',
      status: 503,
      cause: failure,
    });
    expect(await whole.get('one')).toBeUndefined();
  });

  it('does not call it done when the semantic cache could not', async () => {
    const whole = await cacheOf('one');
    const semantic = { purge: () => Promise.reject(new Error('connection refused')) };
    const purged = purgeCaches({ exact: [whole], semantic }, { all: true });
    await expect(purged).rejects.toMatchObject({ code: 'store_unavailable', status: 503 });
    expect(await whole.get('one')).toBeUndefined();
  });
});
