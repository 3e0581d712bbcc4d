import type { Timers } from './timers.js';

/** Why a watchdog barked: the whole call took too long, or one wait did. */
export type Overdue = 'total' | 'wait';

/** Watches one attempt's deadline and the wait it is in, with one timer for any number of waits. */
export interface Watchdog {
  /** A wait of at most `limitMs` begins now and replaces the one before. */
  expect(limitMs: number): void;
  /** The current wait, if there is one, begins anew. */
  touch(): void;
  /** Nobody waits any more; only the deadline counts. */
  rest(): void;
  stop(): void;
}

/**
 * Calls `onOverdue` once, when `deadlineAt` (on the timers' clock) passes or a wait outlasts its limit. A wait costs no
 * timer of its own: the one timer looks, when it fires, whether anything is overdue and sleeps on if not.
 */
export function createWatchdog(options: {
  readonly timers: Timers;
  readonly deadlineAt: number;
  readonly onOverdue: (overdue: Overdue) => void;
}): Watchdog {
  const { timers, deadlineAt, onOverdue } = options;
  let limitMs = Number.POSITIVE_INFINITY;
  let since = 0;
  let firesAt = Number.POSITIVE_INFINITY;
  let cancel = (): void => {};

  const arm = (): void => {
    cancel();
    firesAt = Math.min(deadlineAt, since + limitMs);
    cancel = timers.schedule(Math.max(0, firesAt - timers.now()), look);
  };

  const look = (): void => {
    const now = timers.now();
    if (now >= deadlineAt) onOverdue('total');
    else if (now >= since + limitMs) onOverdue('wait');
    else arm();
  };

  arm();
  return {
    expect(limit) {
      limitMs = limit;
      since = timers.now();
      if (since + limit < firesAt) arm();
    },
    touch() {
      since = timers.now();
    },
    rest() {
      limitMs = Number.POSITIVE_INFINITY;
    },
    stop() {
      cancel();
      // No later wait is sooner than this, so none sets the timer again.
      firesAt = Number.NEGATIVE_INFINITY;
    },
  };
}
