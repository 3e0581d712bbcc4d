import { randomBytes } from 'node:crypto';
import type { Purge } from '@isartor/core';
import { createConnection, openSession, parseRedisUrl } from '@isartor/redis';
import type { ExactEntry, ExactStore, StoreStats } from '../../store.js';
import { createEntryReader } from './entry-reader.js';
import { createEntryWriter } from './entry-writer.js';
import { createFollower } from './follower.js';
import { createGuard } from './guard.js';
import { createKeySpace } from './key-space.js';
import { createLease } from './lease.js';
import { listEntries } from './list-entries.js';
import type { Measured } from './measure.js';
import { createMembership } from './membership.js';
import { createPurgeListeners } from './purge-listeners.js';
import { createPurgeTable } from './purge-table.js';
import { createPurger } from './purger.js';
import { REDIS_STORE_DEFAULTS, type RedisStoreOptions } from './redis-store-options.js';
import { createRedisTurns } from './redis-turns.js';
import { createSharedWork } from './shared-work.js';
import { createStateReport } from './state-report.js';

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

/** Most milliseconds for opening and for a renewal; a server that takes longer is taken for lost. */
const LONGEST_CONTROL_MS = 2_000;
const REMEMBERED_PURGES = 10_000;

/**
 * Keeps entries in Redis: one server, a cluster, or what sentinels watch. Every call rejects with a RedisCallError, or
 * finds nothing at once while Redis is known to be away. Throws a TypeError for a URL it cannot read.
 */
export function createRedisStore<Value>(options: RedisStoreOptions): RedisStore<Value> {
  const settings = { ...REDIS_STORE_DEFAULTS, ...options };
  const { url, tls, timeoutMs, random, now } = settings;
  const address = parseRedisUrl(url);
  const leaseMs = settings.staleSeconds * 1000;
  const controlMs = Math.max(timeoutMs, Math.min(LONGEST_CONTROL_MS, Math.ceil(leaseMs / 3)));
  const openTimeoutMs = Math.max(LONGEST_CONTROL_MS, controlMs);
  const keys = createKeySpace(settings.keyPrefix);
  const id = randomBytes(8).toString('hex');
  const newEpoch = (): string => randomBytes(8).toString('hex');
  const table = createPurgeTable(REMEMBERED_PURGES);
  const lease = createLease(leaseMs);
  const listeners = createPurgeListeners();
  const follower = createFollower({ keys, table, lease, id, leaseMs, newEpoch, onPurges: listeners.tell });
  const connection = createConnection({
    open: (signal, onDown) => openSession({ address, tls, connectTimeoutMs: openTimeoutMs, onDown }, signal),
    join: (session) => membership.join(session),
    openTimeoutMs,
    random,
    onChange: () => report.update(),
  });
  const membership = createMembership({ connection, follower, lease, keys, leaseMs, controlMs, timeoutMs });
  const report = createStateReport({ connection, membership, lease, onState: settings.onState });
  const guard = createGuard({ connection, membership, lease, timeoutMs });
  const reader = createEntryReader<Value>({ guard, lease, table, keys, now, bounds: settings });
  const writer = createEntryWriter<Value>({ guard, table, keys, now, bounds: settings, report });
  const turns = createRedisTurns({ guard, keys, random });
  const limit = REMEMBERED_PURGES;
  const purger = createPurger({ keys, table, follower, id, leaseMs, controlMs, limit, newEpoch, now });
  const shared = createSharedWork({ connection, keys, purger });
  return {
    capabilities: { backend: 'redis', synchronous: false, durable: false, shared: true },
    get sequence() {
      return table.sequence;
    },
    get trusted() {
      return lease.isHeld;
    },
    turns,
    onPurge: listeners.add,
    get: reader.get,
    put: writer.put,
    purge: shared.purge,
    entries: (signal) => listEntries({ connection, lease, table, keys, now, bounds: settings }, signal),
    stats: async (signal) => statsOf(await shared.measure(signal), writer),
    health: report.health,
    async close() {
      await turns.close();
      await membership.leave();
      connection.close();
    },
  };
}

const statsOf = ({ entries, bytes, evictions }: Measured, writer: { readonly droppedWrites: number }): StoreStats => ({
  ...{ entries, bytes, evictions },
  droppedWrites: writer.droppedWrites,
});
