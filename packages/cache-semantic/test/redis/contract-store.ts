import { expect } from 'vitest';
import { createRedisStore, type RedisStoreOptions } from '../../src/stores/redis/index.js';

let stores = 0;

/** Gives the contract suite a store that is empty, under a prefix of its own, and that has numbers to give. */
export function contractStores(options: RedisStoreOptions) {
  return async () => {
    stores += 1;
    const store = createRedisStore<unknown>({ timeoutMs: 5_000, ...options, keyPrefix: `store ${stores}:` });
    await expect.poll(() => store.takeId(), { timeout: 5_000 }).toBeDefined();
    return store;
  };
}
