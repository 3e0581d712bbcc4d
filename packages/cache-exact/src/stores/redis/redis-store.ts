import type { Purge } from '@isartor/core';
import { createReplica, withSession } from '@isartor/redis';
import type { ExactEntry, ExactStore, StoreStats } from '../../store.js';
import { createEntryReader } from './entry-reader.js';
import { createEntryWriter } from './entry-writer.js';
import { createKeySpace } from './key-space.js';
import { listEntries } from './list-entries.js';
import { type Measured, measure } from './measure.js';
import { reclaim } from './reclaim.js';
import { REDIS_STORE_DEFAULTS, type RedisStoreOptions } from './redis-store-options.js';
import { createRedisTurns } from './redis-turns.js';

/** An exact store that several processes share, and what a memory tier in front of it must know. */
export interface RedisStore<Value> extends ExactStore<Value> {
  /** False while this process may serve nothing that is shared: it may have missed a purge. */
  readonly trusted: boolean;
  /** Calls `listener` with each purge once it holds in this process, before it is acknowledged; returns how to stop. It must not throw. */
  onPurge(listener: (purge: Purge) => void): () => void;
  get(key: string, signal: AbortSignal): Promise<ExactEntry<Value> | undefined>;
  put(key: string, entry: ExactEntry<Value>, signal: AbortSignal): Promise<boolean>;
  purge(purge: Purge, signal: AbortSignal): Promise<number>;
  stats(signal: AbortSignal): Promise<StoreStats>;
  close(): Promise<void>;
}

/**
 * Keeps entries in Redis: one server, a cluster, or what sentinels watch. Every call rejects with a RedisCallError, or
 * finds nothing at once while Redis is known to be away. Throws a TypeError for a URL it cannot read.
 */
export function createRedisStore<Value>(options: RedisStoreOptions): RedisStore<Value> {
  const settings = { ...REDIS_STORE_DEFAULTS, ...options };
  const { now, random } = settings;
  const keys = createKeySpace(settings.keyPrefix);
  const replica = createReplica({ ...settings, keys, reclaim: (work) => reclaim({ ...work, keys, now }) });
  const { connection, lease, table, guard, report } = replica;
  const shared = { guard, lease, table, keys, now, bounds: settings };
  const reader = createEntryReader<Value>(shared);
  const writer = createEntryWriter<Value>({ ...shared, report });
  const turns = createRedisTurns({ guard, keys, random });
  return {
    capabilities: { backend: 'redis', synchronous: false, durable: false, shared: true },
    get sequence() {
      return table.sequence;
    },
    get trusted() {
      return lease.isHeld;
    },
    turns,
    onPurge: replica.onPurge,
    get: reader.get,
    put: writer.put,
    purge: replica.purge,
    entries: (signal) => listEntries({ ...shared, connection }, signal),
    stats: async (signal) =>
      statsOf(await withSession(connection, signal, (session) => measure(session, keys, signal)), writer),
    health: report.health,
    async close() {
      await turns.close();
      await replica.close();
    },
  };
}

const statsOf = ({ entries, bytes, evictions }: Measured, writer: { readonly droppedWrites: number }): StoreStats => ({
  ...{ entries, bytes, evictions },
  droppedWrites: writer.droppedWrites,
});
