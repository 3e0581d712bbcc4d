import type { Purge } from '@isartor/core';
import { runScript } from '../script.js';
import type { Session } from '../session.js';
import type { Lease } from './lease.js';
import { SYNC } from './meta-scripts.js';
import type { PurgeNews, PurgeTable } from './purge-table.js';
import type { ReplicaKeys } from './replica-keys.js';

/** What a follower is made of. */
export interface FollowerOptions {
  readonly keys: Pick<ReplicaKeys, 'meta'>;
  readonly table: PurgeTable;
  readonly lease: Lease;
  /** This process, as one word. */
  readonly id: string;
  readonly leaseMs: number;
  readonly newEpoch: () => string;
  readonly onPurges: (purges: readonly Purge[]) => void;
}

/** Applies the purges in Redis to the table, says so there, and renews the lease with that. */
export interface Follower {
  /** Catches up, renews the lease, and has confirmed all of it when it ends. */
  sync(session: Session): Promise<void>;
  /** Applies a purge of this process's own; false when others came between, so that it needs a `sync`. */
  applyOwn(news: PurgeNews): boolean;
  /** Takes this process off the list of those that purges wait for. */
  leave(session: Session): Promise<unknown>;
}

/** Purges that come while others are confirmed; beyond this many rounds the next renewal goes on. */
const MAX_ROUNDS = 20;

/** Follows nothing until it is asked to. */
export function createFollower(options: FollowerOptions): Follower {
  const { keys, table, lease, id, leaseMs, newEpoch, onPurges } = options;
  const running = new WeakMap<Session, { promise: Promise<void>; isStale: boolean }>();

  const apply = (news: PurgeNews): void => {
    const purges = table.apply(news);
    if (purges.length > 0) onPurges(purges);
  };

  const round = async (session: Session): Promise<boolean> => {
    const known = { epoch: table.epoch, sequence: table.sequence };
    const sent = lease.start();
    const values = [newEpoch(), String(known.sequence), known.epoch, id, String(leaseMs)];
    const news = newsOf(await runScript(session.send, SYNC, [keys.meta, ...values]));
    // Another session has gone on while this reply was under way.
    if (table.epoch !== known.epoch) return false;
    apply(news);
    lease.renew(sent);
    return news.epoch === known.epoch && news.sequence === known.sequence;
  };

  const catchUp = async (session: Session, state: { isStale: boolean }): Promise<void> => {
    for (let count = 0; count < MAX_ROUNDS; count += 1) {
      state.isStale = false;
      const isConfirmed = await round(session);
      if (isConfirmed && !state.isStale) return;
    }
  };

  return {
    sync(session) {
      const current = running.get(session);
      if (current !== undefined) {
        current.isStale = true;
        return current.promise;
      }
      const state = { promise: Promise.resolve(), isStale: false };
      state.promise = catchUp(session, state).finally(() => running.delete(session));
      running.set(session, state);
      return state.promise;
    },
    applyOwn(news) {
      if (news.epoch !== table.epoch || news.sequence !== table.sequence + 1) return false;
      apply(news);
      return true;
    },
    leave: (session) => session.send(keys.meta, ['HDEL', keys.meta, `r:${id}`]),
  };
}

function newsOf(reply: unknown): PurgeNews {
  const [epoch, sequence, fields] = Array.isArray(reply) ? reply : [];
  if (!Array.isArray(fields)) throw new TypeError('Redis answered a script with something else');
  const changes = new Map<string, number>();
  for (let index = 0; index + 1 < fields.length; index += 2)
    changes.set(String(fields[index]), Number(fields[index + 1]));
  return { epoch: String(epoch), sequence: Number(sequence), changes };
}
