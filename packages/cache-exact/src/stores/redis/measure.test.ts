import { hasRedis, startRedis, type TestRedis } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryWith } from '../../../test/entries.js';
import { createRedisStore } from './redis-store.js';

const { signal } = new AbortController();

describe.runIf(hasRedis)('the figures of a store in Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
    // What others keep in the same Redis.
    redis.cli('EVAL', "for i = 1, 30000 do redis.call('SET', 'other:' .. i, 'x') end", '0');
  });
  afterAll(() => redis.stop());

  it('are about right for many entries among the keys of others', async () => {
    const store = createRedisStore<string>({ url: `redis://127.0.0.1:${redis.port}`, timeoutMs: 5_000 });
    const puts = Array.from({ length: 200 }, (_, batch) => batch);
    for (const batch of puts) {
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => store.put(`key ${batch} ${index}`, entryWith('a value'), signal)),
      );
    }
    const { entries, bytes } = await store.stats(signal);
    expect(entries).toBeGreaterThan(8_000);
    expect(entries).toBeLessThan(12_000);
    expect(bytes / entries).toBeGreaterThan(50);
    expect(bytes / entries).toBeLessThan(500);
    await store.close();
  });

  it('are given up when nobody waits for them any more', async () => {
    const store = createRedisStore<string>({ url: `redis://127.0.0.1:${redis.port}`, timeoutMs: 5_000 });
    await store.get('key', signal);
    const commandsBefore = scansOf(redis);
    await expect(store.stats(AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
    expect(scansOf(redis)).toBe(commandsBefore);
    await store.close();
  });
});

const scansOf = (redis: TestRedis): number =>
  Number(/cmdstat_scan:calls=(\d+)/.exec(redis.cli('INFO', 'commandstats'))?.[1] ?? 0);
