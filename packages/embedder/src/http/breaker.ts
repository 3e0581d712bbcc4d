import { createBackoff } from '../backoff.js';

/** Keeps calls from a server that does not answer. */
export interface Breaker {
  /** Why the server does not work as far as is known; undefined where it does. */
  readonly trouble: string | undefined;
  /** Why no call may be made now; undefined where one may, which then has to tell its outcome. */
  enter(): string | undefined;
  succeeded(): void;
  /** With a time, nothing is asked of the server for so long. */
  failed(reason: string, pauseMs?: number): void;
  /** The call came to no end that tells of the server. */
  left(): void;
}

/** Failures in a row after which the server is left alone. */
const MAX_FAILURES = 5;
const PAUSES = { firstMs: 500, mostMs: 30_000 };

/**
 * Lets nothing through for a growing pause after five failures in a row, or for as long as the server asks for (at most
 * 30 seconds); then one call tries whether it works again.
 */
export function createBreaker(now: () => number = () => performance.now()): Breaker {
  const backoff = createBackoff(PAUSES);
  let failures = 0;
  let pausedUntilMs = Number.NEGATIVE_INFINITY;
  let reason = '';
  let isTrying = false;
  const isOpen = (): boolean => failures >= MAX_FAILURES || now() < pausedUntilMs;
  return {
    get trouble() {
      return isOpen() ? reason : undefined;
    },
    enter() {
      if (!isOpen()) return undefined;
      if (isTrying || now() < pausedUntilMs) return reason;
      isTrying = true;
      return undefined;
    },
    succeeded() {
      failures = 0;
      isTrying = false;
      backoff.reset();
    },
    failed(why, pauseMs) {
      failures += 1;
      isTrying = false;
      reason = why;
      const pause = pauseMs ?? (failures >= MAX_FAILURES ? backoff.next() : 0);
      pausedUntilMs = Math.max(pausedUntilMs, now() + Math.min(pause, PAUSES.mostMs));
    },
    left() {
      isTrying = false;
    },
  };
}
