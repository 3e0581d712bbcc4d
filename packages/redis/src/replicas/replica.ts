import { randomBytes } from 'node:crypto';
import type { Purge } from '@isartor/core';
import { parseRedisUrl } from '../address.js';
import { type Connection, createConnection } from '../connection.js';
import { openSession } from '../open-session.js';
import type { RedisTls, Session } from '../session.js';
import { withSession } from '../with-session.js';
import { createFollower } from './follower.js';
import { createGuard, type Guard } from './guard.js';
import { createLease, type Lease } from './lease.js';
import { createMembership } from './membership.js';
import { createPurgeListeners } from './purge-listeners.js';
import { createPurgeTable, type PurgeTable } from './purge-table.js';
import type { Reclaim } from './purge-work.js';
import { createPurger } from './purger.js';
import type { ReplicaKeys } from './replica-keys.js';
import { createStateReport, type ReplicaHealth, type StateReport } from './state-report.js';

/** What a replica is made of; those that share something agree on `keys` and `staleSeconds`. */
export interface ReplicaOptions {
  readonly url: string;
  readonly tls: RedisTls | undefined;
  readonly keys: ReplicaKeys;
  /** Seconds for which a replica may serve after Redis last heard of it. */
  readonly staleSeconds: number;
  /** Milliseconds for one call that somebody waits for. */
  readonly timeoutMs: number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Told whenever the health changes. */
  readonly onState: ((health: ReplicaHealth) => void) | undefined;
  readonly reclaim: Reclaim;
}

/** This process among those that share something in one Redis: what it may serve, and what has been purged. */
export interface Replica {
  /** This process, as one word. */
  readonly id: string;
  readonly leaseMs: number;
  /** Milliseconds for a call that nobody waits for. */
  readonly controlMs: number;
  readonly connection: Connection;
  readonly lease: Lease;
  readonly table: PurgeTable;
  readonly guard: Guard;
  readonly report: StateReport;
  /** Calls `listener` with each purge once it holds here, before it is acknowledged; returns how to stop. It must not throw. */
  onPurge(listener: (purge: Purge) => void): () => void;
  /** Catches up with the purges and renews the lease. */
  sync(session: Session): Promise<void>;
  /** Resolves with the number of entries once nobody can serve any of them. Rejects with a RedisCallError. */
  purge(purge: Purge, signal: AbortSignal): Promise<number>;
  /** Takes this process off the list of those that purges wait for. */
  close(): Promise<void>;
}

/** Most milliseconds for opening and for a renewal; a server that takes longer is taken for lost. */
const LONGEST_CONTROL_MS = 2_000;
const REMEMBERED_PURGES = 10_000;

/** Connects when it is first asked to. Throws a TypeError for a URL that it cannot read. */
export function createReplica(options: ReplicaOptions): Replica {
  const { keys, tls, timeoutMs, random, reclaim } = options;
  const address = parseRedisUrl(options.url);
  const leaseMs = options.staleSeconds * 1000;
  const controlMs = Math.max(timeoutMs, Math.min(LONGEST_CONTROL_MS, Math.ceil(leaseMs / 3)));
  const openTimeoutMs = Math.max(LONGEST_CONTROL_MS, controlMs);
  const id = newName();
  const table = createPurgeTable(REMEMBERED_PURGES);
  const lease = createLease(leaseMs);
  const listeners = createPurgeListeners();
  const ours = { keys, table, lease, id, leaseMs, newEpoch: newName };
  const follower = createFollower({ ...ours, onPurges: listeners.tell });
  const connection = createConnection({
    open: (signal, onDown) => openSession({ address, tls, connectTimeoutMs: openTimeoutMs, onDown }, signal),
    join: (session) => membership.join(session),
    openTimeoutMs,
    random,
    onChange: () => report.update(),
  });
  const membership = createMembership({ ...ours, connection, follower, controlMs, timeoutMs });
  const report = createStateReport({ connection, membership, lease, onState: options.onState });
  const purger = createPurger({ ...ours, follower, controlMs, limit: REMEMBERED_PURGES, reclaim });
  return {
    ...{ id, leaseMs, controlMs, connection, lease, table, report },
    guard: createGuard({ connection, membership, lease, timeoutMs }),
    onPurge: listeners.add,
    sync: follower.sync,
    purge: (purge, signal) => withSession(connection, signal, (session) => purger(session, purge, signal)),
    async close() {
      await membership.leave();
      connection.close();
    },
  };
}

const newName = (): string => randomBytes(8).toString('hex');
