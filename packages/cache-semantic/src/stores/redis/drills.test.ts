import { hasRedis } from '@isartor/testing';
import { describe, expect, it } from 'vitest';
import { answers, store } from '../../../test/redis/ask.js';
import { load } from '../../../test/redis/load.js';
import { isReady, startCaches } from '../../../test/redis/start-caches.js';
import { startReplica } from '../../../test/redis/start-replica.js';
import { createRandom } from '../../testing/random-vectors.js';

const CAPITAL = 'What is the capital of Bavaria?';
const SEED = Date.now() % 1_000_000;

describe.skipIf(!hasRedis)(`three caches on one Redis (seed ${SEED})`, async () => {
  const { server, cli, openReady, openThree, ageEpoch } = await startCaches();
  const stop = () => server?.signal('SIGSTOP');

  it.each([
    ['nothing happens', []],
    ['Redis is stopped and goes on', [stop, () => server?.signal('SIGCONT')]],
    ['Redis is flushed', [() => cli('FLUSHALL')]],
    ['Redis is killed and started again', [() => server?.restart()]],
    [
      'Redis loses the stream, and then the index',
      [() => cli('DEL', 'isartor:{l1b}:changes'), () => cli('DEL', 'isartor:{l1b}:index')],
    ],
  ] as const)(
    'under load serve nothing that was purged, while %s',
    async (_, steps) => {
      const caches = await openThree();
      const ending = new AbortController();
      const loading = load({ caches, random: createRandom(SEED), signal: ending.signal });
      const areDown = () => caches.every((cache) => cache.health().state === 'down');
      for (const step of [ageEpoch, ...steps, ageEpoch]) {
        await step();
        const { hits, purges } = loading;
        const goesOn = () => loading.hits > hits + 200 && loading.purges > purges + 1;
        await expect.poll(() => (step === stop ? areDown() : goesOn()), { timeout: 15_000 }).toBe(true);
      }
      ending.abort();
      await loading.ended;
      expect(loading.faults).toEqual([]);
      for (const cache of caches) await isReady(cache);
      const [one] = caches;
      await store(one, CAPITAL, ['Munich']);
      await Promise.all(caches.map((cache) => answers(cache, CAPITAL, 'Munich')));
    },
    60_000,
  );

  it('wait with a purge for a process that was stopped, which serves nothing old when it goes on', async () => {
    const replica = await startReplica({ url: `redis://127.0.0.1:${server?.port}`, staleSeconds: 1 });
    const one = await openReady();
    await store(one, CAPITAL, ['Munich', { tags: ['a'] }]);
    await expect.poll(async () => (await replica.ask(CAPITAL)).value).toBe('Munich');
    ageEpoch();
    replica.signal('SIGSTOP');
    const answer = replica.ask(CAPITAL);
    const began = performance.now();
    expect(await one.purge({ tag: 'a' })).toBe(1);
    expect(performance.now() - began).toBeGreaterThan(300);
    replica.signal('SIGCONT');
    expect(await answer).toMatchObject({ value: null });
    await store(one, CAPITAL, ['Munich again']);
    await expect.poll(async () => (await replica.ask(CAPITAL)).value, { timeout: 10_000 }).toBe('Munich again');
    replica.stop();
  }, 30_000);
});
