import { hasRedis, startRedis } from '@isartor/testing';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryWith } from '../../../test/entries.ts';
import type { Turns } from '../../turns.js';
import { createRedisStore, type RedisStore, type RedisStoreOptions } from './index.js';

const signal = new AbortController().signal;
const LEASE_MS = 300;
const TIMEOUT_MS = 1_000;

describe.skipIf(!hasRedis)('turns of several processes with one Redis', async () => {
  const server = hasRedis ? await startRedis() : undefined;
  afterAll(() => server?.stop());
  const cli = (...args: readonly string[]) => server?.cli(...args) ?? '';
  const opened: RedisStore<unknown>[] = [];
  /** The turns of another process, as Redis sees it, once it can reach Redis. */
  const join = async (options: Partial<RedisStoreOptions> = {}): Promise<Turns & { readonly store: typeof store }> => {
    const url = `redis://127.0.0.1:${server?.port}`;
    const store = createRedisStore<unknown>({ url, timeoutMs: TIMEOUT_MS, random: () => 0, ...options });
    opened.push(store);
    await store.get('key', signal);
    const { turns } = store;
    if (turns === undefined) throw new Error('The store has no turns');
    return { take: turns.take, waitFor: turns.waitFor, store };
  };
  beforeEach(() => {
    cli('FLUSHALL');
  });
  afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));
  /** How many milliseconds a wait takes. */
  const timeOf = async (waiting: Promise<boolean>): Promise<number> => {
    const began = performance.now();
    expect(await waiting).toBe(true);
    return performance.now() - began;
  };

  it('are taken by one at a time, each key by itself', async () => {
    const [one, other] = await Promise.all([join(), join()]);
    const taken = await Promise.all([one, other, one, other].map(({ take }) => take('key', LEASE_MS, signal)));
    expect(taken.filter((turn) => turn !== undefined)).toHaveLength(1);
    expect(await other.take('another', LEASE_MS, signal)).toBeDefined();
  });

  it('may be held and ended by the hundred, which nothing warns of', async () => {
    const { take } = await join();
    const warnings: string[] = [];
    const note = ({ name }: Error) => void warnings.push(name);
    process.on('warning', note);
    const keys = Array.from({ length: 100 }, (_, index) => `key ${index}`);
    // Each with a caller of its own.
    const turns = await Promise.all(keys.map((key) => take(key, LEASE_MS, new AbortController().signal)));
    await Promise.all(turns.map((turn) => turn?.end()));
    expect(cli('DBSIZE')).toBe('1');
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('are over for those who wait when they are ended', async () => {
    const [one, other] = await Promise.all([join(), join()]);
    const turn = await one.take('key', 60_000, signal);
    const waiting = [other.waitFor('key', signal), other.waitFor('key', signal), one.waitFor('key', signal)];
    await turn?.end();
    await turn?.end();
    expect(await Promise.all(waiting)).toEqual([true, true, true]);
    expect(await other.take('key', LEASE_MS, signal)).toBeDefined();
  });

  it('are over at once where nobody has one', async () => {
    const { waitFor } = await join();
    expect(await waitFor('key', signal)).toBe(true);
  });

  it('are kept by a process that lives, longer than their lease', async () => {
    const [one, other] = await Promise.all([join(), join()]);
    const turn = await one.take('key', LEASE_MS, signal);
    const waited = timeOf(other.waitFor('key', signal));
    const endAt = performance.now() + 3 * LEASE_MS;
    await expect.poll(() => performance.now() > endAt, { timeout: 5 * LEASE_MS }).toBe(true);
    expect(await other.take('key', LEASE_MS, signal)).toBeUndefined();
    await turn?.end();
    expect(await waited).toBeGreaterThan(3 * LEASE_MS);
  });

  it('cost those who wait the lease when their process falls silent', async () => {
    const { waitFor } = await join();
    cli('SET', 'isartor:turn:key', 'of-the-dead', 'PX', String(LEASE_MS));
    const waitedMs = await timeOf(waitFor('key', signal));
    expect(waitedMs).toBeGreaterThan(LEASE_MS / 2);
    expect(waitedMs).toBeLessThan(LEASE_MS + 500);
  });

  it('are over for those who wait when the next one has the turn already', async () => {
    const { waitFor } = await join();
    cli('SET', 'isartor:turn:key', 'one');
    const waiting = waitFor('key', signal);
    const asked = () =>
      Number(/calls=(\d+)/.exec(/^cmdstat_get:.*$/m.exec(cli('INFO', 'commandstats'))?.[0] ?? '')?.[1]);
    const before = asked();
    await expect.poll(asked).toBeGreaterThan(before);
    cli('SET', 'isartor:turn:key', 'next');
    expect(await waiting).toBe(true);
  });

  it('are not ended, nor kept, by a process that has lost them', async () => {
    const one = await join();
    const turn = await one.take('key', LEASE_MS, signal);
    cli('SET', 'isartor:turn:key', 'next', 'PX', '60000');
    const renewals = () =>
      Number(/calls=(\d+)/.exec(/^cmdstat_evalsha:.*$/m.exec(cli('INFO', 'commandstats'))?.[0] ?? '')?.[1]);
    const before = renewals();
    await expect.poll(renewals).toBeGreaterThan(before);
    await turn?.end();
    expect(cli('GET', 'isartor:turn:key')).toBe('next');
    expect(Number(cli('PTTL', 'isartor:turn:key'))).toBeGreaterThan(50_000);
  });

  it('let who waits leave, without the others', async () => {
    const [one, other] = await Promise.all([join(), join()]);
    const turn = await one.take('key', LEASE_MS, signal);
    const leaving = new AbortController();
    const left = other.waitFor('key', leaving.signal);
    const stays = other.waitFor('key', signal);
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await turn?.end();
    expect(await stays).toBe(true);
  });

  it('are waited for by so many, and not by more', async () => {
    const { waitFor } = await join();
    const keys = Array.from({ length: 256 }, (_, index) => `key-${index}`);
    for (const key of [...keys, 'one-more']) cli('SET', `isartor:turn:${key}`, 'held');
    const callers = keys.map(() => new AbortController());
    const waiting = callers.map((caller, index) => waitFor(`key-${index}`, caller.signal).catch(() => 'left'));
    expect(await waitFor('one-more', signal)).toBe(false);
    callers[0]?.abort();
    cli('DEL', 'isartor:turn:one-more');
    await expect.poll(() => waitFor('one-more', signal)).toBe(true);
    for (const caller of callers) caller.abort();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['left']));
  });

  it('are let go of when the store is closed', async () => {
    const one = await join();
    await one.take('key', 60_000, signal);
    await one.store.close();
    expect(cli('EXISTS', 'isartor:turn:key')).toBe('0');
    expect(await one.take('key', LEASE_MS, signal)).toBeUndefined();
    expect(await one.waitFor('key', signal)).toBe(false);
  });

  it('fail those who wait as soon as Redis hangs, and are there for nobody while it is known to', async () => {
    const [one, other] = await Promise.all([join({ timeoutMs: 100 }), join({ timeoutMs: 100 })]);
    await one.take('key', 60_000, signal);
    const waiting = other.waitFor('key', signal);
    server?.signal('SIGSTOP');
    const began = performance.now();
    await expect(waiting).rejects.toThrow('Redis failed');
    expect(performance.now() - began).toBeLessThan(1_000);
    // After some failures in a row it is known.
    await expect.poll(() => other.take('key', LEASE_MS, signal).catch(() => 'failed')).toBeUndefined();
    expect(await other.waitFor('key', signal)).toBe(false);
    server?.signal('SIGCONT');
    await expect
      .poll(() => other.store.put('works', entryWith(1), signal).catch(() => false), { timeout: 15_000 })
      .toBe(true);
  });

  it('are given back where the taking came too late', async () => {
    const one = await join({ timeoutMs: 100 });
    server?.signal('SIGSTOP');
    await expect(one.take('key', 60_000, signal)).rejects.toThrow('timeout');
    server?.signal('SIGCONT');
    const other = await join();
    await expect.poll(() => other.take('key', LEASE_MS, signal)).toBeDefined();
  });

  it('are not taken where Redis has no memory left', async () => {
    const one = await join();
    cli('CONFIG', 'SET', 'maxmemory', '1');
    await expect(one.take('key', LEASE_MS, signal)).rejects.toThrow('out of memory');
    cli('CONFIG', 'SET', 'maxmemory', '0');
    expect(one.store.health()).toEqual({ state: 'ready' });
  });
});
