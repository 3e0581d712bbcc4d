import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Purge } from '@isartor/core';
import { hasRedis, startProxy } from '@isartor/testing';
import { describe, expect, it } from 'vitest';
import { answerOf, answers, store } from '../../../test/redis/ask.js';
import { isReady, startCaches } from '../../../test/redis/start-caches.js';
import { createBagOfWordsEmbedder } from '../../testing/bag-of-words-embedder.js';

const CAPITAL = 'What is the capital city of Bavaria please?';
const CAPITAL_TOO = 'What is the capital city of Bavaria then?';
/** However slow the machine is: what is not taken in time is given up. */
const PATIENT = { store: { timeoutMs: 20_000, staleSeconds: 60 } };
const BREAD = 'How do I bake bread without yeast?';

describe.skipIf(!hasRedis)('caches that share a Redis', async () => {
  const { server, cli, open, openReady, openThree, ageEpoch } = await startCaches();
  const port = server?.port ?? 0;

  it('find what one of them stored, and questions like it, without asking Redis', async () => {
    const [one, other, third] = await openThree();
    await store(one, CAPITAL, ['Munich']);
    for (const cache of [one, other, third]) await answers(cache, CAPITAL, 'Munich');
    expect(await answerOf(other, CAPITAL_TOO)).toBe('Munich');
    expect(await answerOf(third, CAPITAL.toLowerCase())).toBe('Munich');
    const gets = () => /cmdstat_mget:calls=(\d+)/.exec(cli('INFO', 'commandstats'))?.[1];
    const before = gets();
    for (let count = 0; count < 20; count += 1) await answerOf(other, CAPITAL_TOO);
    expect(gets()).toBe(before);
    expect(other.backend).toBe('redis');
  });

  it('have all that was stored before they came, aliases included', async () => {
    const one = await openReady(PATIENT);
    await store(one, CAPITAL, ['Munich', { tags: ['a'], tenant: 'acme', key: 'k' }]);
    const miss = await one.lookUp({ partition: 'p', question: CAPITAL_TOO, minSimilarity: 1 });
    if (miss.outcome === 'miss') expect((await miss.settle('Munich')).stored).toBe('alias');
    for (let count = 0; count < 300; count += 1) await store(one, `Question ${count}`, [`${count}`.repeat(2_000)]);
    await expect.poll(() => Number(cli('ZCARD', 'isartor:{l1b}:index'))).toBe(302);
    const late = await openReady(PATIENT);
    await expect.poll(() => late.stats()).toMatchObject({ entries: 302, aliases: 1 });
    expect(await answerOf(late, 'Question 299')).toBe('299'.repeat(2_000));
    expect((await late.lookUp({ partition: 'p', question: CAPITAL_TOO })).outcome).toBe('hit');
    expect(late.health()).toEqual({ state: 'ready' });
  });

  it('give numbers that no two entries have', async () => {
    const caches = await Promise.all([openReady(PATIENT), openReady(PATIENT), openReady(PATIENT)]);
    const perCache = 1_000;
    await Promise.all(
      caches.map(async (cache, place) => {
        for (let count = 0; count < perCache; count += 1) {
          if (count % 10 === 0) await nextTurn();
          await store(cache, `${place} asks ${count}`, [`${place} ${count}`]);
        }
      }),
    );
    for (const cache of caches) {
      await expect.poll(() => cache.stats().entries, { timeout: 30_000 }).toBe(caches.length * perCache);
      expect(await answerOf(cache, '1 asks 77')).toBe('1 77');
    }
    expect(Number(cli('ZCARD', 'isartor:{l1b}:index'))).toBe(caches.length * perCache);
  }, 60_000);

  it('agree on the answer of a question that two have stored at the same time, and after it was stored anew', async () => {
    const caches = await openThree();
    const [one, other] = caches;
    await Promise.all([store(one, CAPITAL, ['Munich']), store(other, CAPITAL, ['Augsburg'])]);
    await store(one, BREAD, ['With soda']);
    for (const cache of caches) await answers(cache, BREAD, 'With soda');
    const said = await Promise.all(caches.map((cache) => answerOf(cache, CAPITAL)));
    expect(new Set(said).size).toBe(1);
    await store(other, CAPITAL, ['Munich, I am sure']);
    for (const cache of caches) await answers(cache, CAPITAL, 'Munich, I am sure');
  });

  it('forget together what was found to be wrong', async () => {
    const [one, other] = await openThree();
    await store(one, CAPITAL, ['Augsburg']);
    await answers(other, CAPITAL, 'Augsburg');
    await other.lookUp({ partition: 'p', question: CAPITAL, requestId: 'r' });
    expect(other.feedback('r', false)).toBe(true);
    await answers(one, CAPITAL, undefined);
    const late = await openReady();
    expect(late.stats().entries).toBe(0);
  });

  const purges: readonly (readonly [purge: Purge, left: readonly string[]])[] = [
    [{ key: 'k' }, ['With soda']],
    [{ tag: 'a' }, ['With soda']],
    [{ tenant: 'acme' }, ['With soda']],
    [{ all: true }, []],
  ];
  it.each(purges)('serve nothing of %j once the purge has ended, and spare the rest', async (purge, left) => {
    const [one, other, third] = await openThree();
    await store(one, CAPITAL, ['Munich', { key: 'k', tags: ['b', 'a'], tenant: 'acme' }]);
    await store(one, BREAD, ['With soda', { tenant: 'other' }]);
    for (const cache of [other, third]) await answers(cache, BREAD, 'With soda');
    ageEpoch();
    const before = other.sequence;
    expect(await other.purge(purge)).toBe(2 - left.length);
    for (const cache of [one, other, third]) {
      expect(await answerOf(cache, CAPITAL)).toBeUndefined();
      expect(await answerOf(cache, CAPITAL_TOO)).toBeUndefined();
      expect(await answerOf(cache, BREAD)).toBe(left[0]);
      expect(cache.sequence).toBe(other.sequence);
      await expect.poll(() => cache.stats().entries).toBe(left.length);
    }
    expect(other.sequence).toBeGreaterThan(before);
    expect(await one.purge({ all: true })).toBe(left.length);
    const late = await openReady();
    expect(late.stats().entries).toBe(0);
  });

  it('do not store what was begun before a purge, whoever purged', async () => {
    const [one, other] = await openThree();
    await store(one, BREAD, ['With soda']);
    await answers(other, BREAD, 'With soda');
    const miss = await other.lookUp({ partition: 'p', question: CAPITAL });
    ageEpoch();
    await one.purge({ tag: 'a' });
    if (miss.outcome === 'hit') throw new Error('It was a hit');
    expect((await miss.settle('Munich', { tags: ['a'] })).stored).toBe('nothing');
    expect((await miss.settle('Munich', { tags: ['b'] })).stored).toBe('entry');
  });

  it('do not let a computation be joined that was begun before the purge of another', async () => {
    const [one, other] = await openThree();
    ageEpoch();
    let finish = (_: string): void => {};
    const first = other.wrap({ partition: 'p', question: CAPITAL }, () => new Promise((resolve) => (finish = resolve)));
    await one.purge({ all: true });
    const second = other.wrap({ partition: 'p', question: CAPITAL }, async () => 'new');
    expect(await second).toBe('new');
    finish('old');
    expect(await first).toBe('old');
    await answers(other, CAPITAL, 'new');
  });

  it('take no entry that is put back behind a purge, nor one of another epoch', async () => {
    const one = await openReady();
    await store(one, CAPITAL, ['Munich']);
    await expect.poll(() => cli('KEYS', 'isartor:{l1b}:e:*')).not.toBe('');
    const key = cli('KEYS', 'isartor:{l1b}:e:*');
    const id = key.split(':').at(-1) ?? '';
    cli('COPY', key, 'kept');
    ageEpoch();
    await one.purge({ all: true });
    cli('COPY', 'kept', key);
    cli('ZADD', 'isartor:{l1b}:index', String(Date.now() + 60_000), id);
    const late = await openReady();
    expect(await answerOf(late, CAPITAL)).toBeUndefined();
    expect(late.stats().entries).toBe(0);
    // Nobody could be served it: it is not counted either.
    expect(await late.purge({ all: true })).toBe(0);
  });

  it('of different embedders do not mix, nor drop what is the other’s', async () => {
    const one = await openReady();
    await store(one, CAPITAL, ['Munich']);
    const other = await openReady({ cache: { embedder: createBagOfWordsEmbedder(32) } });
    await store(one, BREAD, ['With soda']);
    await store(other, CAPITAL, ['Minga']);
    await answers(one, CAPITAL, 'Munich');
    await answers(other, CAPITAL, 'Minga');
    expect(other.stats().entries).toBe(1);
    const late = await openReady();
    expect(late.stats().entries).toBe(2);
  });

  it('keep in memory what they have room for, and leave the rest to the others', async () => {
    const small = await openReady({ cache: { maxEntries: 20 } });
    const large = await openReady();
    for (let count = 0; count < 50; count += 1) await store(small, `Question ${count}`, ['x']);
    await expect.poll(() => large.stats().entries).toBe(50);
    expect(small.stats().entries).toBe(20);
    expect(Number(cli('ZCARD', 'isartor:{l1b}:index'))).toBe(50);
  });

  it('keep no more in Redis than they are told to, and nothing beyond its time', async () => {
    const one = await openReady({ store: { maxEntries: 30 } });
    for (let count = 0; count < 60; count += 1)
      await store(one, `Question ${count}`, ['x', { ttlSeconds: 60 + count }]);
    await expect.poll(() => Number(cli('ZCARD', 'isartor:{l1b}:index'))).toBe(30);
    const keys = cli('KEYS', 'isartor:{l1b}:e:*').split('\n');
    expect(keys).toHaveLength(30);
    for (const key of keys) expect(Number(cli('PTTL', key))).toBeGreaterThan(80_000);
    for (const key of keys) expect(Number(cli('PTTL', key))).toBeLessThanOrEqual(120_000);
  });

  it('read all anew where changes are not remembered any more', async () => {
    const proxy = await startProxy(port);
    const one = await openReady({ store: { maxChanges: 10 } });
    const cutOff = open({ store: { url: `redis://127.0.0.1:${proxy.port}`, maxChanges: 10 } });
    await store(one, CAPITAL, ['Munich']);
    await answers(cutOff, CAPITAL, 'Munich');
    proxy.cut();
    for (let count = 0; count < 300; count += 1) await store(one, `Question ${count}`, [`${count}`]);
    await store(one, CAPITAL, ['Munich still']);
    await expect.poll(() => Number(cli('XLEN', 'isartor:{l1b}:changes'))).toBeLessThan(250);
    proxy.mend();
    await expect.poll(() => answerOf(cutOff, 'Question 0'), { timeout: 15_000 }).toBe('0');
    // All is read in an order of its own.
    await expect.poll(() => answerOf(cutOff, CAPITAL), { timeout: 15_000 }).toBe('Munich still');
    await expect.poll(() => cutOff.stats().entries).toBe(301);
    proxy.stop();
  }, 30_000);

  it('wait with a purge for one that is cut off until it serves nothing any more', async () => {
    const proxy = await startProxy(port);
    const one = await openReady();
    const cutOff = await openReady({ store: { url: `redis://127.0.0.1:${proxy.port}` } });
    await store(one, CAPITAL, ['Munich', { tags: ['a'] }]);
    await store(one, BREAD, ['With soda']);
    await answers(cutOff, BREAD, 'With soda');
    ageEpoch();
    proxy.cut();
    expect(await answerOf(cutOff, CAPITAL)).toBe('Munich');
    await one.purge({ tag: 'a' });
    expect(await cutOff.lookUp({ partition: 'p', question: CAPITAL })).toMatchObject({ reason: 'unavailable' });
    expect(await answerOf(cutOff, BREAD)).toBeUndefined();
    expect(cutOff.health()).toMatchObject({ state: 'down' });
    proxy.mend();
    await isReady(cutOff);
    expect(await answerOf(cutOff, BREAD)).toBe('With soda');
    expect(await answerOf(cutOff, CAPITAL)).toBeUndefined();
    proxy.stop();
  }, 30_000);
});
