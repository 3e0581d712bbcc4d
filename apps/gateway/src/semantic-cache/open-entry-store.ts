import { join } from 'node:path';
import type { EntryStore } from '@isartor/cache-semantic';
import type { Completion, Logger } from '@isartor/core';
import type { GatewayConfig } from '../config/gateway-config.js';

/** The folder of the data folder that the semantic cache has for itself. */
export function entryFolder({ dataDir }: GatewayConfig): string {
  return join(dataDir, 'cache-semantic');
}

/**
 * Where entries outlive this process; undefined where they are kept in memory alone. Drivers are loaded only where they are
 * configured. @throws Error when the disk's folder is in use, on a network file system or cannot be written.
 */
export async function openEntryStore(config: GatewayConfig, log: Logger): Promise<EntryStore<Completion> | undefined> {
  if (config.cacheBackend !== 'lmdb') return undefined;
  const { createLmdbStore } = await import('@isartor/cache-semantic/lmdb');
  return createLmdbStore<Completion>({
    path: entryFolder(config),
    onRebuild: (reason) => log.warn({ reason }, 'The semantic cache begins empty'),
  });
}
