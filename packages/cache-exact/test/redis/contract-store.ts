import { createRedisStore, type RedisStore, type RedisStoreOptions } from '../../src/stores/redis/index.ts';
import { entryWith } from '../entries.ts';

/** What the contract suite asks of a store. */
export interface ContractOptions {
  readonly now: () => number;
  readonly maxBytes: number;
}

const SIGNAL = new AbortController().signal;

/**
 * Gives the contract suite a store that is empty: all of them share one prefix, whose epoch grows old, because purges
 * wait in a young one.
 */
export function contractStores(options: RedisStoreOptions) {
  return async ({ now, maxBytes }: ContractOptions): Promise<RedisStore<unknown>> => {
    const store = createRedisStore<unknown>({
      staleSeconds: 1,
      timeoutMs: 5_000,
      ...options,
      now,
      maxEntryBytes: maxBytes,
    });
    await store.put('warm', entryWith(1), SIGNAL);
    await store.purge({ all: true }, SIGNAL);
    return store;
  };
}
