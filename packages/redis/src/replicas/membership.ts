import { withinDeadline } from '@isartor/core';
import type { Connection } from '../connection.js';
import { RedisCallError, reasonOf } from '../redis-call-error.js';
import type { Session } from '../session.js';
import type { Follower } from './follower.js';
import type { Lease } from './lease.js';
import type { ReplicaKeys } from './replica-keys.js';

/** What a membership is made of. */
export interface MembershipOptions {
  readonly connection: Connection;
  readonly follower: Follower;
  readonly lease: Lease;
  readonly keys: ReplicaKeys;
  readonly leaseMs: number;
  /** Milliseconds for one renewal. */
  readonly controlMs: number;
  /** Milliseconds in which a server must answer to be of use. */
  readonly timeoutMs: number;
}

/** This process among the replicas: joins with each new session, renews by itself, and leaves. */
export interface Membership {
  /** False when purges are heard of by renewals only. */
  readonly hearsPurges: boolean;
  join(session: Session): Promise<void>;
  /** Renews out of turn, unless that is under way. */
  renewNow(): void;
  leave(): Promise<void>;
}

const LEAVE_TIMEOUT_MS = 200;

/** Renews a third of the lease after the last time, and whenever a purge is announced. */
export function createMembership(options: MembershipOptions): Membership {
  const { connection, follower, lease, keys, leaseMs, controlMs, timeoutMs } = options;
  let hearsPurges = true;
  let isRenewing = false;
  let timer: NodeJS.Timeout | undefined;
  let left: Promise<void> | undefined;

  const sync = (session: Session): Promise<void> =>
    withinDeadline({ timeoutMs: controlMs }, () => follower.sync(session));

  const renew = async (session = connection.session): Promise<void> => {
    if (session === undefined || left !== undefined) return;
    isRenewing = true;
    try {
      await sync(session);
    } catch (error) {
      connection.replace(session, error);
    } finally {
      isRenewing = false;
    }
  };

  const listen = async (session: Session): Promise<void> => {
    try {
      await session.subscribe(keys.channel, () => void renew(session));
      hearsPurges = true;
    } catch (error) {
      // A user who may not listen can still be told by renewals.
      if (reasonOf(error) !== 'not authorised') throw error;
      hearsPurges = false;
    }
  };

  const leave = async (): Promise<void> => {
    clearInterval(timer);
    lease.drop();
    const { session } = connection;
    if (session === undefined) return;
    // Purges that come now wait for the lease to run out where this fails, no more.
    await withinDeadline({ timeoutMs: LEAVE_TIMEOUT_MS }, () => follower.leave(session)).catch(() => {});
  };

  return {
    get hearsPurges() {
      return hearsPurges;
    },
    async join(session) {
      await listen(session);
      // What was announced before the channel was open is caught up with here.
      await sync(session);
      const ping = session.send(keys.meta, ['HLEN', keys.meta]);
      await withinDeadline({ timeoutMs }, () => ping).catch((error) => {
        throw reasonOf(error) === 'timeout' ? new RedisCallError('slow') : error;
      });
      timer ??= setInterval(() => void renew(), leaseMs / 3).unref();
    },
    renewNow() {
      if (!isRenewing) void renew();
    },
    leave() {
      left ??= leave();
      return left;
    },
  };
}
