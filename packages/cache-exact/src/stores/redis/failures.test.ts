import { hasRedis, startRedis } from '@isartor/testing';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { entryWith } from '../../../test/entries.ts';
import type { StoreHealth } from '../../store.js';
import { createRedisStore, RedisCallError, type RedisStore, type RedisStoreOptions } from './index.js';

const signal = new AbortController().signal;
const TIMEOUT_MS = 100;

describe.skipIf(!hasRedis)('a Redis that fails', async () => {
  const server = hasRedis ? await startRedis() : undefined;
  afterAll(() => server?.stop());
  const cli = (...args: readonly string[]) => server?.cli(...args) ?? '';
  const opened: RedisStore<unknown>[] = [];
  const open = (options: Partial<RedisStoreOptions> = {}) => {
    const url = `redis://127.0.0.1:${server?.port}`;
    const store = createRedisStore<unknown>({ url, staleSeconds: 2, timeoutMs: TIMEOUT_MS, ...options });
    opened.push(store);
    return store;
  };
  afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));
  const works = (store: RedisStore<unknown>) => () => store.put('works', entryWith(1), signal).catch(() => false);
  const isUp = async (store: RedisStore<unknown>) => expect.poll(works(store), { timeout: 15_000 }).toBe(true);

  it('costs nearly nothing once it is known to hang, and is used again when it answers', async () => {
    const states: StoreHealth[] = [];
    const store = open({ onState: (state) => states.push(state) });
    await isUp(store);
    server?.signal('SIGSTOP');
    const began = performance.now();
    await expect(store.get('key', signal)).rejects.toThrow(RedisCallError);
    expect(performance.now() - began).toBeLessThan(TIMEOUT_MS * 5);
    await expect.poll(() => store.get('key', signal).catch(() => 'late')).toBeUndefined();
    expect(store.health()).toMatchObject({ state: 'down' });
    expect(await store.put('key', entryWith(1), signal)).toBe(false);
    const openSince = performance.now();
    for (let count = 0; count < 1_000; count += 1) await store.get('key', signal);
    expect(performance.now() - openSince).toBeLessThan(500);
    await expect(store.purge({ all: true }, signal)).rejects.toThrow('Redis failed');
    server?.signal('SIGCONT');
    await isUp(store);
    expect(store.health()).toEqual({ state: 'ready' });
    expect((await store.stats(signal)).droppedWrites).toBeGreaterThan(0);
    expect(states.map(({ state }) => state)).toContain('down');
    expect(states.at(-1)).toEqual({ state: 'ready' });
  });

  it('is away from the start', async () => {
    const store = open({ url: 'redis://user:secret@127.0.0.1:1' });
    await store.get('key', signal).catch(() => {});
    await expect.poll(() => store.health()).toEqual({ state: 'down', reason: 'unreachable' });
    expect(await store.get('key', signal)).toBeUndefined();
    expect(await store.put('key', entryWith(1), signal)).toBe(false);
    const failure = store.purge({ all: true }, signal);
    await expect(failure).rejects.toThrow('Redis failed: unreachable');
    expect(store.trusted).toBe(false);
  });

  it('still reads and purges when its memory is full', async () => {
    const store = open();
    await isUp(store);
    await store.put('key', entryWith('value'), signal);
    cli('CONFIG', 'SET', 'maxmemory', '1');
    expect(await store.put('more', entryWith('value'), signal)).toBe(false);
    expect(store.health()).toEqual({ state: 'degraded', reason: 'out of memory' });
    expect((await store.get('key', signal))?.value).toBe('value');
    expect(await store.purge({ all: true }, signal)).toBe(2);
    expect(await store.get('key', signal)).toBeUndefined();
    cli('CONFIG', 'SET', 'maxmemory', '0');
    expect(await store.put('key', entryWith('value'), signal)).toBe(true);
    expect(store.health()).toEqual({ state: 'ready' });
    expect((await store.stats(signal)).droppedWrites).toBe(1);
  });

  it('is not written to while it is a replica', async () => {
    const store = open();
    await isUp(store);
    cli('REPLICAOF', '127.0.0.1', '1');
    expect(await store.put('key', entryWith(1), signal).catch(() => false)).toBe(false);
    await expect.poll(() => store.health()).toEqual({ state: 'down', reason: 'read-only' });
    cli('REPLICAOF', 'NO', 'ONE');
    await isUp(store);
  });

  it('is not blamed for calls that their callers have left', async () => {
    const store = open();
    await isUp(store);
    for (let count = 0; count < 20; count += 1) {
      const leaving = new AbortController();
      const reading = store.get('works', leaving.signal);
      leaving.abort();
      await expect(reading).rejects.toThrow();
    }
    expect(store.health()).toEqual({ state: 'ready' });
  });

  it('holds bytes that are not ours', async () => {
    const store = open();
    await isUp(store);
    const whole = entryWith('x'.repeat(1_000));
    for (const command of [
      ['SET', 'isartor:e:key', 'foreign'],
      ['SETRANGE', 'isartor:e:key', '400', 'torn'],
      ['SETRANGE', 'isartor:e:key', '0', '[2'],
      ['APPEND', 'isartor:e:key', 'more'],
    ]) {
      expect(await store.put('key', whole, signal)).toBe(true);
      expect(await store.get('key', signal)).toEqual(whole);
      cli(...command);
      expect(await store.get('key', signal)).toBeUndefined();
    }
    expect(store.health()).toEqual({ state: 'ready' });
  });

  it('keeps an entry no longer than it lives', async () => {
    const store = open();
    await isUp(store);
    await store.put('key', entryWith(1, { expiresAtMs: Date.now() + 60_000 }), signal);
    const leftMs = Number(cli('PTTL', 'isartor:e:key'));
    expect(leftMs).toBeGreaterThan(50_000);
    expect(leftMs).toBeLessThanOrEqual(60_000);
    expect(await store.put('past', entryWith(1, { expiresAtMs: Date.now() }), signal)).toBe(false);
  });

  it('is let go of once the store is closed', async () => {
    const store = open();
    await isUp(store);
    const listeners = () => cli('CLIENT', 'LIST', 'TYPE', 'PUBSUB').split('\n').filter(Boolean).length;
    await expect.poll(listeners).toBe(1);
    await store.close();
    await expect.poll(listeners).toBe(0);
    expect(await store.get('works', signal)).toBeUndefined();
    await expect(store.purge({ all: true }, signal)).rejects.toThrow('closed');
    expect(store.health()).toEqual({ state: 'down', reason: 'closed' });
  });
});
