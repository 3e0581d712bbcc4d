/** A moment, by two clocks. */
export interface Moment {
  readonly monotonicMs: number;
  readonly wallMs: number;
}

/** The right of this process to serve what is shared. It is never asked for at Redis: it runs out by itself. */
export interface Lease {
  readonly isHeld: boolean;
  /** The moment to note before a renewal is sent. */
  start(): Moment;
  /** A renewal that was sent at `sent` has been confirmed, and what came with it applied. */
  renew(sent: Moment): void;
  /** Gives the right up for good. */
  drop(): void;
}

const NOW = (): Moment => ({ monotonicMs: performance.now(), wallMs: Date.now() });

/** Not held at first. */
export function createLease(holdMs: number, now: () => Moment = NOW): Lease {
  let granted: Moment | undefined;
  let isDropped = false;
  return {
    get isHeld() {
      if (granted === undefined) return false;
      const { monotonicMs, wallMs } = now();
      // The monotonic clock stands still while the machine sleeps; the wall clock may be set back.
      return monotonicMs - granted.monotonicMs < holdMs && wallMs - granted.wallMs < holdMs;
    },
    start: now,
    renew(sent) {
      if (!isDropped && (granted === undefined || sent.monotonicMs > granted.monotonicMs)) granted = sent;
    },
    drop() {
      isDropped = true;
      granted = undefined;
    },
  };
}
