import { withinDeadline } from '@isartor/core';
import type { Connection } from '../connection.js';
import { callErrorOf, reasonOf, WRITE_REFUSALS } from '../redis-call-error.js';
import type { Session } from '../session.js';
import type { Lease } from './lease.js';
import type { Membership } from './membership.js';

/** What a guard is made of. */
export interface GuardOptions {
  readonly connection: Connection;
  readonly membership: Membership;
  readonly lease: Lease;
  /** Milliseconds for one call. */
  readonly timeoutMs: number;
}

/** Lets calls on single entries through to Redis. */
export interface Guard {
  /** The session, if there is one and this process may serve; nothing, at once, if not. */
  session(signal: AbortSignal): Session | Promise<Session | undefined> | undefined;
  /** Runs `work` within the time there is, and tells the breaker how it went; rejects with a RedisCallError. */
  run<Result>(session: Session, signal: AbortSignal, work: () => Promise<Result>): Promise<Result>;
}

/** Waits for the first attempt to connect, and for nothing else. */
export function createGuard({ connection, membership, lease, timeoutMs }: GuardOptions): Guard {
  const trusted = (session: Session | undefined): Session | undefined => {
    if (session === undefined || lease.isHeld) return session;
    membership.renewNow();
    return undefined;
  };

  const firstSession = async (
    signal: AbortSignal,
    opening: Promise<Session | undefined>,
  ): Promise<Session | undefined> => {
    try {
      return trusted(await withinDeadline({ timeoutMs, signal }, () => opening));
    } catch (error) {
      throw callErrorOf(error);
    }
  };

  return {
    session(signal) {
      const session = connection.obtain();
      return session instanceof Promise ? firstSession(signal, session) : trusted(session);
    },
    async run(session, signal, work) {
      try {
        const result = await withinDeadline({ timeoutMs, signal }, work);
        connection.succeeded();
        return result;
      } catch (error) {
        const reason = reasonOf(error);
        // A caller who leaves says nothing about the server; one whose time is up does.
        const hasLeft = signal.aborted && reasonOf(signal.reason) !== 'timeout';
        if (reason === 'read-only') connection.replace(session, error);
        else if (!hasLeft && !WRITE_REFUSALS.has(reason)) connection.failed(session, error);
        throw callErrorOf(error);
      }
    },
  };
}
