import { existsSync } from 'node:fs';
import type { EntryStore } from '@isartor/cache-semantic';
import { type Completion, IsartorError, type Logger, type Purge } from '@isartor/core';
import type { GatewayConfig } from '../config/gateway-config.js';
import { entryFolder, openEntryStore } from './open-entry-store.js';

const MARGIN_SECONDS = 5;

/**
 * Purges what is kept for a semantic cache that is switched off here, and tells how many entries that was: others may share
 * it, and nothing of it may be there when the cache is switched on again. On disk all is dropped: which entries a purge names is
 * not worth asking there.
 * @throws IsartorError `store_unavailable` where it could not.
 */
export async function purgeKeptEntries(purge: Purge, config: GatewayConfig, log: Logger): Promise<number> {
  if (config.cacheBackend === 'lmdb' && !existsSync(entryFolder(config))) return 0;
  try {
    const store = await openEntryStore(config, log);
    if (store === undefined) return 0;
    try {
      if (store.sharing === undefined) return await dropAll(store);
      // Others serve for as long as their lease at most.
      const signal = AbortSignal.timeout((config.redisStaleSecs + MARGIN_SECONDS) * 1000);
      return await store.sharing.purge(purge, signal);
    } finally {
      await store.close();
    }
  } catch (cause) {
    throw new IsartorError('store_unavailable', 'What the semantic cache had kept could not be purged', { cause });
  }
}

async function dropAll(store: EntryStore<Completion>): Promise<number> {
  const ids: number[] = [];
  for await (const { id } of store.entries(new AbortController().signal)) ids.push(id);
  await store.remove(ids);
  return ids.length;
}
