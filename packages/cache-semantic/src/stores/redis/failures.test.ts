import { hasRedis } from '@isartor/testing';
import { describe, expect, it } from 'vitest';
import { answerOf, answers, store } from '../../../test/redis/ask.js';
import { isReady, startCaches } from '../../../test/redis/start-caches.js';

const CAPITAL = 'What is the capital city of Bavaria please?';
const BREAD = 'How do I bake bread without yeast?';

describe.skipIf(!hasRedis)('a Redis that fails', async () => {
  const { server, cli, open, openReady, openThree, ageEpoch } = await startCaches(4);

  it('hangs: nobody waits for it, what it may have forgotten is not served, and it is used again', async () => {
    const [one, other] = await openThree();
    await store(one, CAPITAL, ['Munich']);
    await answers(other, CAPITAL, 'Munich');
    server?.signal('SIGSTOP');
    expect(await answerOf(other, CAPITAL)).toBe('Munich');
    const began = performance.now();
    for (let count = 0; count < 1_500; count += 1) {
      const miss = await one.lookUp({ partition: 'p', question: `Question ${count}` });
      if (miss.outcome === 'miss') await miss.settle('x');
    }
    expect(performance.now() - began).toBeLessThan(5_000);
    await expect.poll(() => other.health(), { timeout: 10_000 }).toMatchObject({ state: 'down' });
    expect(await other.lookUp({ partition: 'p', question: CAPITAL })).toMatchObject({ reason: 'unavailable' });
    await expect(one.purge({ all: true })).rejects.toThrow('Redis failed');
    // Written while it hung; what did not fit into the line of writes was dropped.
    expect(one.stats().storeFailures).toBeGreaterThan(0);
    server?.signal('SIGCONT');
    for (const cache of [one, other]) await isReady(cache);
    await store(one, BREAD, ['With soda']);
    await answers(other, BREAD, 'With soda');
  }, 60_000);

  it('is killed: what it has lost on its restart is gone everywhere', async () => {
    const [one, other] = await openThree();
    await store(one, CAPITAL, ['Munich']);
    await answers(other, CAPITAL, 'Munich');
    await server?.restart();
    for (const cache of [one, other]) await expect.poll(() => cache.stats().entries, { timeout: 10_000 }).toBe(0);
    for (const cache of [one, other]) await isReady(cache);
    expect(await answerOf(one, CAPITAL)).toBeUndefined();
    await store(other, BREAD, ['With soda']);
    await answers(one, BREAD, 'With soda');
  }, 30_000);

  it('is away from the start: nothing is served or stored, nothing fails, and it is found when it comes', async () => {
    const cache = open({ store: { url: 'redis://user:secret@127.0.0.1:1' } });
    await cache.ready;
    await expect.poll(() => cache.health()).toEqual({ state: 'down', reason: 'store: unreachable' });
    const miss = await cache.lookUp({ partition: 'p', question: CAPITAL });
    expect(miss).toMatchObject({ outcome: 'miss', reason: 'unavailable' });
    if (miss.outcome === 'miss') expect((await miss.settle('Munich')).stored).toBe('nothing');
    expect(cache.stats()).toMatchObject({ missesBy: { unavailable: 1 }, storeFailures: 1 });
    await expect(cache.purge({ all: true })).rejects.toThrow('Redis failed: unreachable');
  });

  it('is flushed: all begin anew, with what is stored since', async () => {
    const [one, other] = await openThree();
    await store(one, CAPITAL, ['Munich']);
    await answers(other, CAPITAL, 'Munich');
    const before = other.sequence;
    cli('FLUSHALL');
    for (const cache of [one, other]) {
      await expect.poll(() => answerOf(cache, CAPITAL), { timeout: 10_000 }).toBeUndefined();
      await expect.poll(() => cache.stats().entries).toBe(0);
    }
    for (const cache of [one, other]) await isReady(cache);
    expect(other.sequence).toBeGreaterThan(before);
    await store(one, CAPITAL, ['Munich']);
    await answers(other, CAPITAL, 'Munich');
  }, 30_000);

  it('has lost the stream, the index or its numbers only: caches find that out', { timeout: 30_000 }, async () => {
    const [one, other] = await openThree();
    await store(one, CAPITAL, ['Munich']);
    await answers(other, CAPITAL, 'Munich');
    for (const name of ['changes', 'numbers', 'index']) {
      cli('DEL', `isartor:{l1b}:${name}`);
      await store(one, `Question of ${name}`, [name]);
      // Who finds out reads all anew, and serves nothing meanwhile.
      for (const cache of [other, one]) {
        await expect.poll(() => answerOf(cache, `Question of ${name}`), { timeout: 10_000 }).toBe(name);
      }
    }
  });

  it('is full: what is there is served, purges and removals go on', async () => {
    const [one, other] = await openThree();
    await store(one, CAPITAL, ['Munich', { tags: ['a'] }]);
    await store(one, BREAD, ['With yeast']);
    await answers(other, BREAD, 'With yeast');
    ageEpoch();
    cli('CONFIG', 'SET', 'maxmemory', '1');
    await store(one, 'Question', ['x']);
    await expect.poll(() => one.health()).toEqual({ state: 'degraded', reason: 'store: out of memory' });
    expect(one.stats().storeFailures).toBe(1);
    expect(await answerOf(other, CAPITAL)).toBe('Munich');
    expect(await one.purge({ tag: 'a' })).toBe(1);
    expect(await answerOf(other, CAPITAL)).toBeUndefined();
    await other.lookUp({ partition: 'p', question: BREAD, requestId: 'r' });
    other.feedback('r', false);
    await answers(one, BREAD, undefined);
    cli('CONFIG', 'SET', 'maxmemory', '0');
    await store(one, BREAD, ['With soda']);
    await answers(other, BREAD, 'With soda');
    expect(one.health()).toEqual({ state: 'ready' });
  });

  it('has become a replica: it is given up until it takes writes again', async () => {
    const [one] = await openThree();
    cli('REPLICAOF', '127.0.0.1', '1');
    await store(one, CAPITAL, ['Munich']);
    await expect.poll(() => one.health(), { timeout: 5_000 }).toMatchObject({ reason: 'store: read-only' });
    cli('REPLICAOF', 'NO', 'ONE');
    await isReady(one);
    await store(one, BREAD, ['With soda']);
  }, 20_000);

  it('holds bytes that are not ours', async () => {
    const one = await openReady();
    await store(one, CAPITAL, ['Munich'.repeat(1_000)]);
    await store(one, BREAD, ['With soda']);
    await expect.poll(() => cli('KEYS', 'isartor:{l1b}:e:*').split('\n').length).toBe(2);
    const [first = '', second = ''] = cli('KEYS', 'isartor:{l1b}:e:*').split('\n');
    cli('SETRANGE', first, '300', 'torn');
    cli('SET', second, '[1,"foreign"]');
    const late = await openReady();
    expect(late.stats().entries).toBe(0);
    ageEpoch();
    expect(await late.purge({ tenant: 'nobody' })).toBe(0);
  });

  it('takes no value that is too large, nor one that is no JSON', async () => {
    const one = await openReady({ store: { maxEntryBytes: 1_000 } });
    await store(one, CAPITAL, ['x'.repeat(2_000)]);
    await expect.poll(() => one.stats().storeFailures).toBe(1);
    expect(one.health()).toEqual({ state: 'ready' });
    expect(await answerOf(one, CAPITAL)).toBe('x'.repeat(2_000));
  });

  it('is told of what was removed while it was away', async () => {
    const [one, other] = await openThree();
    await store(one, CAPITAL, ['Augsburg']);
    await answers(other, CAPITAL, 'Augsburg');
    server?.signal('SIGSTOP');
    await other.lookUp({ partition: 'p', question: CAPITAL, requestId: 'r' });
    expect(other.feedback('r', false)).toBe(true);
    await expect.poll(() => other.stats().storeFailures, { timeout: 10_000 }).toBe(1);
    server?.signal('SIGCONT');
    await isReady(other);
    await isReady(one);
    await answers(one, CAPITAL, undefined);
    expect(await answerOf(await openReady(), CAPITAL)).toBeUndefined();
  }, 30_000);

  it('is let go of when the cache is closed', async () => {
    const cache = await openReady();
    const clients = () => cli('CLIENT', 'LIST').split('\n').length;
    await expect.poll(clients).toBeGreaterThan(3);
    await cache.close();
    await expect.poll(clients).toBe(1);
    await expect(cache.purge({ all: true })).rejects.toThrow();
    expect(await answerOf(cache, CAPITAL)).toBeUndefined();
  });
});
