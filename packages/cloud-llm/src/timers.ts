import type { CancelSignal } from './cancel-signal.js';

/** Time, as everything that waits gets it. */
export interface Timers {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Calls `callback` once after `delayMs`; the result calls it off. */
  schedule(delayMs: number, callback: () => void): () => void;
}

/** The real time. */
export const SYSTEM_TIMERS: Timers = {
  now: () => performance.now(),
  schedule: (delayMs, callback) => {
    // Node keeps a list for each delay there is: whole milliseconds let timers share one.
    const timer = setTimeout(callback, Math.ceil(delayMs));
    return () => clearTimeout(timer);
  },
};

/** Waits `delayMs`; rejects at once with the signal's reason when that aborts. */
export function pause(timers: Timers, delayMs: number, signal: CancelSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      cancel();
      reject(signal.reason);
    };
    const cancel = timers.schedule(delayMs, () => {
      signal.removeEventListener('abort', leave);
      resolve();
    });
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}
