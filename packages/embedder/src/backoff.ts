/** Growing pauses between attempts. */
export interface Backoff {
  /** Milliseconds until the next attempt, after one more failure. */
  next(): number;
  /** The next failure counts as the first one. */
  reset(): void;
}

/** Each pause is twice the one before, up to a bound. */
export function createBackoff({ firstMs, mostMs }: { readonly firstMs: number; readonly mostMs: number }): Backoff {
  let failures = 0;
  return {
    next() {
      failures += 1;
      return Math.min(firstMs * 2 ** (failures - 1), mostMs);
    },
    reset() {
      failures = 0;
    },
  };
}
