import { setTimeout as wait } from 'node:timers/promises';
import { withinDeadline } from '@isartor/core';
import { createLease, reasonOf } from '@isartor/redis';
import type { SharedChanges } from '../shared-entries.js';
import { createTeller, type TellerOptions, type Told, type Ways } from './teller.js';

/** Tells what all processes put and remove. */
export interface Feed<Value> {
  /** True where all changes were told, up to a moment that is not long ago. */
  readonly isCurrent: boolean;
  /** Why it is not, in a word or two. */
  readonly reason: string;
  /** Ends when the first attempt to tell all there is has ended. */
  follow(changes: SharedChanges<Value>, signal: AbortSignal): Promise<void>;
}

/** Milliseconds for which a read waits for changes at most. */
const LONGEST_WAIT_MS = 1_000;
/** Milliseconds between two attempts to go on, twice as long each time. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Tells changes over one session after the other. What was told is as old as the last read that found no more: it runs out
 * like a lease where reads fail.
 */
export function createFeed<Value>(options: TellerOptions<Value>): Feed<Value> {
  const { replica, keys, removals } = options;
  const { connection, leaseMs, controlMs } = replica;
  const waitMs = Math.max(1, Math.min(LONGEST_WAIT_MS, Math.floor(leaseMs / 4)));
  const teller = createTeller(options);
  const fresh = createLease(leaseMs);
  let reason = 'loading';

  const goOn = async (ways: Ways, told: Told<Value>, onCurrent: () => void): Promise<void> => {
    let isCurrent = false;
    while (connection.session === ways.session && !told.signal.aborted) {
      const sent = fresh.start();
      isCurrent = await teller.tellNext(ways, told, isCurrent ? waitMs : 0);
      if (!isCurrent) continue;
      fresh.renew(sent);
      reason = 'late';
      onCurrent();
    }
  };
  const attempt = async (told: Told<Value>, onCurrent: () => void): Promise<void> => {
    const session = await connection.obtain();
    if (session === undefined) return;
    const opening = { timeoutMs: controlMs, signal: told.signal };
    const own = await withinDeadline(opening, (within) => session.openOwn(keys.changes, within));
    try {
      await removals.catchUp(session);
      await goOn({ session, own }, told, onCurrent);
    } finally {
      own.destroy();
    }
  };
  const run = async (told: Told<Value>, onFirst: () => void): Promise<void> => {
    let pauseMs = FIRST_PAUSE_MS;
    const onCurrent = (): void => {
      pauseMs = FIRST_PAUSE_MS;
      onFirst();
    };
    while (!told.signal.aborted) {
      try {
        await attempt(told, onCurrent);
      } catch (error) {
        reason = reasonOf(error);
      }
      onFirst();
      await wait(pauseMs, undefined, { signal: told.signal, ref: false }).catch(() => {});
      pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
    }
  };

  return {
    get isCurrent() {
      return teller.isAtEpoch && fresh.isHeld;
    },
    get reason() {
      return reason;
    },
    follow: (changes, signal) => new Promise((resolve) => void run({ changes, signal }, resolve)),
  };
}
