import { existsSync } from 'node:fs';
import { IsartorError, type Logger } from '@isartor/core';
import type { GatewayConfig } from '../config/gateway-config.js';
import { entryFolder, openEntryStore } from './open-entry-store.js';

/**
 * Drops what a semantic cache that is switched off had kept on disk, and tells how many entries that was: which of them a
 * purge names is not asked, and none of them may be there when the cache is switched on again.
 * @throws IsartorError `store_unavailable` where it could not.
 */
export async function dropKeptEntries(config: GatewayConfig, log: Logger): Promise<number> {
  if (config.cacheBackend !== 'lmdb' || !existsSync(entryFolder(config))) return 0;
  try {
    const store = await openEntryStore(config, log);
    if (store === undefined) return 0;
    try {
      const ids: number[] = [];
      for await (const { id } of store.entries(new AbortController().signal)) ids.push(id);
      await store.remove(ids);
      return ids.length;
    } finally {
      await store.close();
    }
  } catch (cause) {
    throw new IsartorError('store_unavailable', 'What the semantic cache had kept could not be purged', { cause });
  }
}
