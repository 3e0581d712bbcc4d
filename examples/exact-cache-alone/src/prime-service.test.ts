import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createExactCache, createMemoryStore } from '@isartor/cache-exact';
import { expect, it } from 'vitest';
import { factorize } from './factorize.js';
import { createPrimeService } from './prime-service.js';

it('factorizes a number once for all who ask, at the same time and later', async () => {
  const cache = createExactCache<readonly number[]>({ store: createMemoryStore() });
  const factorized: number[] = [];
  const service = createPrimeService({
    cache,
    factorize: (number, signal) => {
      factorized.push(number);
      return factorize(number, signal);
    },
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  const { port } = service.address() as AddressInfo;
  const ask = async (path: string): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}${path}`)).json();

  try {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/factors/999999000001')));
    expect(answers).toEqual(answers.map(() => [999_999_000_001]));
    expect(await ask('/factors/999999000001')).toEqual([999_999_000_001]);
    expect(await ask('/factors/360')).toEqual([2, 2, 2, 3, 3, 5]);
    expect(await ask('/factors/1')).toEqual({ error: 'Ask for /factors/{number}' });
    expect(factorized).toEqual([999_999_000_001, 360]);
    expect(await cache.stats()).toMatchObject({ entries: 2 });
  } finally {
    service.close();
  }
});
