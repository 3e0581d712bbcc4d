import { join } from 'node:path';
import type { EntryStore } from '@isartor/cache-semantic';
import type { Completion, Logger } from '@isartor/core';
import type { GatewayConfig } from '../config/gateway-config.js';

/** The folder of the data folder that the semantic cache has for itself. */
export function entryFolder({ dataDir }: GatewayConfig): string {
  return join(dataDir, 'cache-semantic');
}

/**
 * Where entries outlive this process or are shared; undefined where they are kept in memory alone. Drivers are loaded only
 * where they are configured. @throws Error when the disk's folder is in use, on a network file system or cannot be written.
 */
export async function openEntryStore(config: GatewayConfig, log: Logger): Promise<EntryStore<Completion> | undefined> {
  if (config.cacheBackend === 'memory') return undefined;
  return config.cacheBackend === 'lmdb' ? openDisk(config, log) : openRedis(config, log);
}

async function openDisk(config: GatewayConfig, log: Logger): Promise<EntryStore<Completion>> {
  const { createLmdbStore } = await import('@isartor/cache-semantic/lmdb');
  return createLmdbStore<Completion>({
    path: entryFolder(config),
    onRebuild: (reason) => log.warn({ reason }, 'The semantic cache begins empty'),
  });
}

async function openRedis(config: GatewayConfig, log: Logger): Promise<EntryStore<Completion>> {
  const { redisUrl, redisStaleSecs, cacheMaxCapacity } = config;
  const { createRedisStore } = await import('@isartor/cache-semantic/redis');
  return createRedisStore<Completion>({
    url: redisUrl.reveal(),
    staleSeconds: redisStaleSecs,
    maxEntries: cacheMaxCapacity,
    onState: ({ state, reason }) =>
      log[state === 'ready' ? 'info' : 'warn']({ state, reason }, 'Redis store of the semantic cache'),
  });
}
