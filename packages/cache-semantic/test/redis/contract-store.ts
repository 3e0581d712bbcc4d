import { expect } from 'vitest';
import { createRedisStore, type RedisStoreOptions } from '../../src/stores/redis/index.js';

let stores = 0;

/** Gives the contract suite a store that is empty, under a prefix of its own, and that has numbers to give. */
export function contractStores(options: RedisStoreOptions) {
  return async () => {
    stores += 1;
    return openStore({ ...options, keyPrefix: `store ${stores}:` });
  };
}

/** The same with two stores. */
export function contractPairs(options: RedisStoreOptions) {
  return async () => {
    stores += 1;
    const both = { staleSeconds: 1, ...options, keyPrefix: `store ${stores}:` };
    return [await openStore(both), await openStore(both)] as const;
  };
}

async function openStore(options: RedisStoreOptions) {
  const store = createRedisStore<unknown>({ timeoutMs: 5_000, ...options });
  await expect.poll(() => store.takeId(), { timeout: 5_000 }).toBeDefined();
  return store;
}
