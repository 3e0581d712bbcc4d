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
    const caches = [await cacheOf('one', 'two'), await cacheOf(), await cacheOf('three')];
    expect(await purgeCaches(caches, { tenant: 'b' })).toBe(0);
    expect(await purgeCaches(caches, { tenant: 'a' })).toBe(3);
  });

  it('does not call it done when one could not, but purges the others', async () => {
    const failure = new Error('connection refused');
    const broken = { ...(await cacheOf()), purge: () => Promise.reject(failure) };
    const whole = await cacheOf('one');
    await expect(purgeCaches([broken, whole], { all: true })).rejects.toMatchObject({
      code: 'store_unavailable',
      status: 503,
      cause: failure,
    });
    expect(await whole.get('one')).toBeUndefined();
  });
});
