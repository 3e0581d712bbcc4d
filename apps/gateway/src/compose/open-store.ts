import { join } from 'node:path';
import { createMemoryStore, createTieredStore, type ExactStore } from '@isartor/cache-exact';
import type { Completion, Logger } from '@isartor/core';
import type { GatewayConfig } from '../config/gateway-config.js';
import { usesDemoProvider } from '../config/uses-demo-provider.js';

/** The folder of the data folder that the exact cache has for itself. */
const FOLDER = 'cache-exact';

/** The memory that answers are kept in, in front of a store or alone. */
export const openMemoryStore = ({ cacheMaxCapacity, cacheExact }: GatewayConfig): ExactStore<Completion> =>
  createMemoryStore({ maxEntries: cacheMaxCapacity, maxBytes: cacheExact.maxBytes });

/**
 * The store of `openKeptStore`; in demo mode none where there can be none, as for a second demo beside the first: trying the
 * gateway must not fail for want of a folder.
 */
export async function openStore(config: GatewayConfig, log: Logger): Promise<ExactStore<Completion> | undefined> {
  try {
    return await openKeptStore(config, log);
  } catch (error) {
    if (!usesDemoProvider(config)) throw error;
    log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'Answers are kept in memory');
    return undefined;
  }
}

/**
 * The store that outlives this process or is shared with others, behind a memory tier; nothing where answers are kept in
 * memory alone. Drivers are loaded only where they are configured.
 * @throws Error when the disk's folder is in use, on a network file system or cannot be written, saying which.
 */
async function openKeptStore(config: GatewayConfig, log: Logger): Promise<ExactStore<Completion> | undefined> {
  if (config.cacheBackend === 'memory') return undefined;
  const back = config.cacheBackend === 'lmdb' ? await openDisk(config, log) : await openRedis(config, log);
  return createTieredStore({ front: openMemoryStore(config), back });
}

async function openDisk({ dataDir, cacheMaxCapacity, cacheExact }: GatewayConfig, log: Logger) {
  const { createLmdbStore } = await import('@isartor/cache-exact/lmdb');
  return createLmdbStore<Completion>({
    path: join(dataDir, FOLDER),
    maxEntries: cacheMaxCapacity,
    maxBytes: cacheExact.maxBytes,
    onRebuild: (reason) => log.warn({ reason }, 'The exact cache begins empty'),
  });
}

async function openRedis({ redisUrl, redisTimeoutMs, redisStaleSecs }: GatewayConfig, log: Logger) {
  const { createRedisStore } = await import('@isartor/cache-exact/redis');
  return createRedisStore<Completion>({
    url: redisUrl.reveal(),
    timeoutMs: redisTimeoutMs,
    staleSeconds: redisStaleSecs,
    onState: ({ state, reason }) => log[state === 'ready' ? 'info' : 'warn']({ state, reason }, 'Redis store'),
  });
}
