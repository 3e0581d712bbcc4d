import type { Purge } from '@isartor/core';
import { hasRedis, startProxy, startRedis } from '@isartor/testing';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryWith } from '../../../test/entries.ts';
import { startReplica } from '../../../test/redis/start-replica.ts';
import { createRedisStore, type RedisStore, type RedisStoreOptions } from './index.js';

const signal = new AbortController().signal;
const STALE_SECONDS = 1;

describe.skipIf(!hasRedis)('several processes with one Redis', async () => {
  const server = hasRedis ? await startRedis() : undefined;
  afterAll(() => server?.stop());
  const port = server?.port ?? 0;
  const cli = (...args: readonly string[]) => server?.cli(...args) ?? '';
  const opened: RedisStore<unknown>[] = [];
  const open = (options: Partial<RedisStoreOptions> = {}) => {
    const url = `redis://127.0.0.1:${port}`;
    const store = createRedisStore<unknown>({ url, staleSeconds: STALE_SECONDS, timeoutMs: 2_000, ...options });
    opened.push(store);
    return store;
  };
  const valueIn = async (store: RedisStore<unknown>, key: string) => (await store.get(key, signal))?.value;
  /** What a writer does that has not heard of the purge: the bytes are there again. */
  const putBytesBack = () => cli('COPY', 'kept', 'isartor:e:key', 'REPLACE');
  const keepBytes = () => cli('COPY', 'isartor:e:key', 'kept', 'REPLACE');
  /** Lets purges resolve as soon as all have confirmed them: in a young epoch they wait. */
  const ageEpoch = () => cli('HSET', 'isartor:meta', 'created', '0');

  beforeEach(() => {
    cli('FLUSHALL');
  });
  afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

  it('read what another wrote, with all that belongs to it', async () => {
    const [one, other] = [open(), open()];
    await one.get('key', signal);
    const entry = entryWith({ text: 'x' }, { tenant: 'acme', tags: ['a', 'b'], sequence: one.sequence });
    expect(await one.put('key', entry, signal)).toBe(true);
    expect(await other.get('key', signal)).toEqual(entry);
  });

  const purges: readonly Purge[] = [{ key: 'key' }, { tag: 'a' }, { tenant: 'acme' }, { all: true }];
  it.each(purges)('serve nothing of %j once the purge has ended, whoever put it back', async (purge) => {
    const [one, other] = [open(), open()];
    const heard: Purge[] = [];
    other.onPurge((each) => heard.push(each));
    await one.put('key', entryWith('old', { tenant: 'acme', tags: ['a'] }), signal);
    expect(await valueIn(other, 'key')).toBe('old');
    ageEpoch();
    keepBytes();
    heard.length = 0;
    expect(await one.purge(purge, signal)).toBe(1);
    expect(heard).toEqual([purge]);
    putBytesBack();
    for (const store of [one, other, open()]) expect(await valueIn(store, 'key')).toBeUndefined();
    // It is counted by nobody either: nobody could have been served it.
    expect(await one.purge({ all: true }, signal)).toBe(0);
  });

  it('do not store what was begun before a purge they have heard of only since', async () => {
    const [one, other] = [open(), open()];
    await Promise.all([one.get('key', signal), other.get('key', signal)]);
    const begun = other.sequence;
    ageEpoch();
    await one.purge({ tag: 'a' }, signal);
    expect(await other.put('key', entryWith('old', { tags: ['a'], sequence: begun }), signal)).toBe(false);
    expect(await other.put('key', entryWith('other', { tags: ['b'], sequence: begun }), signal)).toBe(true);
  });

  it('number their purges together', async () => {
    const [one, other] = [open(), open()];
    await Promise.all([one.get('key', signal), other.get('key', signal)]);
    ageEpoch();
    const before = one.sequence;
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? one : other).purge({ tag: `${index}` }, new AbortController().signal),
      ),
    );
    expect(one.sequence).toBe(before + 20);
    await expect.poll(() => other.sequence).toBe(before + 20);
  });

  it('hear of purges at once, not at the next renewal', async () => {
    const [one, other] = [open({ staleSeconds: 120 }), open({ staleSeconds: 120 })];
    await Promise.all([one.get('key', signal), other.get('key', signal)]);
    ageEpoch();
    await one.purge({ key: 'key' }, signal);
    expect(other.sequence).toBe(one.sequence);
  });

  it('wait for one that is cut off until it has no right to serve', async () => {
    const proxy = await startProxy(port);
    const cutOff = open({ url: `redis://127.0.0.1:${proxy.port}` });
    const one = open();
    await one.put('key', entryWith('old'), signal);
    expect(await valueIn(cutOff, 'key')).toBe('old');
    ageEpoch();
    proxy.cut();
    expect(cutOff.trusted).toBe(true);
    await one.purge({ key: 'key' }, signal);
    expect(cutOff.trusted).toBe(false);
    proxy.mend();
    await expect.poll(() => cutOff.trusted, { timeout: 10_000 }).toBe(true);
    expect(await valueIn(cutOff, 'key')).toBeUndefined();
    proxy.stop();
  });

  it('wait for one that was stopped, which serves nothing old when it goes on', async () => {
    const url = `redis://127.0.0.1:${port}`;
    const replica = await startReplica({ url, staleSeconds: STALE_SECONDS, timeoutMs: 2_000 });
    const one = open();
    await one.put('key', entryWith('old'), signal);
    expect(await replica.get('key')).toMatchObject({ value: 'old' });
    ageEpoch();
    keepBytes();
    replica.signal('SIGSTOP');
    const answer = replica.get('key');
    await one.purge({ key: 'key' }, signal);
    putBytesBack();
    replica.signal('SIGCONT');
    expect(await answer).toMatchObject({ value: null, trusted: false });
    await one.put('key', entryWith('new'), signal);
    await expect.poll(async () => (await replica.get('key')).value).toBe('new');
    replica.stop();
  });

  it('do not wait for one that has left', async () => {
    const [one, other] = [open({ staleSeconds: 60 }), open({ staleSeconds: 60 })];
    await Promise.all([one.get('key', signal), other.get('key', signal)]);
    ageEpoch();
    await other.close();
    expect(other.trusted).toBe(false);
    await one.purge({ key: 'key' }, signal);
    expect(cli('HKEYS', 'isartor:meta').match(/^r:/gm)).toHaveLength(1);
  });

  it('start empty when Redis was flushed, and a purge waits for leases that it forgot', async () => {
    const [one, other] = [open(), open()];
    await one.put('key', entryWith('old'), signal);
    await other.get('key', signal);
    const payload = cli('HGET', 'isartor:meta', 'epoch');
    const before = one.sequence;
    // Everything but the entry is lost: as bad as it gets.
    cli('DEL', 'isartor:meta');
    const heard: Purge[] = [];
    other.onPurge((purge) => heard.push(purge));
    const began = performance.now();
    await one.purge({ tag: 'other' }, signal);
    expect(performance.now() - began).toBeGreaterThan(STALE_SECONDS * 900);
    expect(cli('HGET', 'isartor:meta', 'epoch')).not.toBe(payload);
    expect(one.sequence).toBeGreaterThan(before);
    expect(heard).toContainEqual({ all: true });
    for (const store of [one, other]) expect(await valueIn(store, 'key')).toBeUndefined();
    expect(await one.put('key', entryWith('new'), signal)).toBe(true);
    expect(await valueIn(other, 'key')).toBe('new');
  });

  it('serve nothing that a restart brought back', async () => {
    const [one, other] = [open(), open()];
    await one.put('key', entryWith('old'), signal);
    cli('SAVE');
    ageEpoch();
    await one.purge({ key: 'key' }, signal);
    await Promise.all([one.close(), other.close()]);
    await server?.restart();
    expect(cli('EXISTS', 'isartor:e:key')).toBe('1');
    // Nobody is left who knew of the purge.
    const fresh = open();
    expect(await valueIn(fresh, 'key')).toBeUndefined();
    expect(await fresh.put('key', entryWith('new'), signal)).toBe(true);
    expect(await valueIn(fresh, 'key')).toBe('new');
  });

  it('serve nothing of another epoch', async () => {
    const one = open();
    await one.put('key', entryWith('old'), signal);
    await one.close();
    cli('HSET', 'isartor:meta', 'epoch', 'another');
    expect(await valueIn(open(), 'key')).toBeUndefined();
  });

  it('do not store what was begun in another epoch', async () => {
    const one = open();
    await one.get('key', signal);
    const begun = one.sequence;
    cli('HSET', 'isartor:meta', 'epoch', 'another', 'seq', String(begun + 5), 'all', '0');
    await expect.poll(() => one.sequence, { timeout: 5_000 }).toBe(begun + 5);
    expect(await one.put('key', entryWith('old', { sequence: begun }), signal)).toBe(false);
    expect(await one.put('key', entryWith('new', { sequence: one.sequence }), signal)).toBe(true);
  });

  it('are used again after a restart that lost everything', async () => {
    const one = open();
    await one.put('key', entryWith('old'), signal);
    const before = one.sequence;
    await server?.restart();
    cli('FLUSHALL');
    await expect.poll(() => one.put('key', entryWith('new'), signal).catch(() => false)).toBe(true);
    expect(await valueIn(one, 'key')).toBe('new');
    expect(one.sequence).toBeGreaterThan(before);
  });
});
