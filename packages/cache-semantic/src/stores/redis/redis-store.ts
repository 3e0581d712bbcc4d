import { setMaxListeners } from 'node:events';
import { createReplica } from '@isartor/redis';
import type { EntryStore, EntryStoreHealth } from '../entry-store.js';
import { createFeed } from './feed.js';
import { createKeySpace } from './key-space.js';
import { createNumbers } from './numbers.js';
import { createReader, listRecords } from './reader.js';
import { reclaim } from './reclaim.js';
import { REDIS_STORE_DEFAULTS, type RedisStoreOptions } from './redis-store-options.js';
import { createRemovals } from './removals.js';
import { createWriter } from './writer.js';

/**
 * Keeps entries in Redis, for any number of processes: one server, a cluster, or what sentinels watch. Each process holds all
 * of them that it has room for in its own memory, and is told of changes; no look-up asks Redis. Connects when it is first
 * used. Throws a TypeError for a URL that it cannot read.
 */
export function createRedisStore<Value>(options: RedisStoreOptions): EntryStore<Value> {
  const settings = { ...REDIS_STORE_DEFAULTS, ...options };
  const { now } = settings;
  const keys = createKeySpace(settings.keyPrefix);
  const closing = new AbortController();
  const { signal } = closing;
  // As many listen as calls are under way.
  setMaxListeners(0, signal);
  const replica = createReplica({ ...settings, keys, reclaim: (work) => reclaim(work, keys) });
  const { lease, table, report } = replica;
  const writing = { replica, keys, maxChanges: settings.maxChanges, signal };
  const numbers = createNumbers(writing);
  const removals = createRemovals({ ...writing, written: (ids) => writer.written(ids) });
  const writer = createWriter({ ...writing, bounds: settings, isRemoved: removals.has, now });
  const reader = createReader<Value>({ replica, keys, bounds: settings, now });
  const feed = createFeed<Value>({ replica, keys, reader, numbers, removals });
  let isFollowed = false;
  let closed: Promise<void> | undefined;

  const health = (): EntryStoreHealth => {
    const reported = report.health();
    if (reported.state !== 'ready' || !isFollowed || feed.isCurrent) return reported;
    return { state: 'degraded', reason: feed.reason };
  };
  return {
    capabilities: { backend: 'redis', durable: false, shared: true },
    sharing: {
      get isCurrent() {
        return lease.isHeld && feed.isCurrent;
      },
      purges: {
        get sequence() {
          return table.sequence;
        },
        hasReached: (begun, key, entry) => begun < table.entered || table.hasReached(begun, key, entry),
      },
      onPurge: replica.onPurge,
      purge: replica.purge,
      follow(changes, until) {
        isFollowed = true;
        return feed.follow(changes, AbortSignal.any([signal, until]));
      },
    },
    takeId: numbers.take,
    entries: (until) => listRecords(reader, replica, until),
    put: (record, begun = Infinity) => writer.put(record, begun),
    async remove(ids) {
      if (ids.length > 0) await removals.remove(ids);
    },
    health,
    async close() {
      closing.abort();
      closed ??= replica.close();
      await closed;
    },
  };
}
