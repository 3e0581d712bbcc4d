import type { Timers } from '../src/timers.js';

/** Time that passes only when the test says so. */
export interface ManualTimers extends Timers {
  /** Lets so many milliseconds pass and runs what falls due, in order. */
  advance(ms: number): void;
  /** How far away each timer is that is still set, in milliseconds. */
  readonly pending: readonly number[];
}

export function createManualTimers(): ManualTimers {
  const set = new Set<{ readonly at: number; readonly callback: () => void }>();
  let now = 1000;
  return {
    now: () => now,
    schedule(delayMs, callback) {
      const timer = { at: now + delayMs, callback };
      set.add(timer);
      return () => set.delete(timer);
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const next = [...set].filter(({ at }) => at <= until).sort((left, right) => left.at - right.at)[0];
        if (next === undefined) break;
        set.delete(next);
        now = Math.max(now, next.at);
        next.callback();
      }
      now = until;
    },
    get pending() {
      return [...set].map(({ at }) => at - now);
    },
  };
}
