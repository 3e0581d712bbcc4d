/** The right to make a value while other processes wait for it. */
export interface Turn {
  /** Lets others go on. Never rejects; may be called twice. */
  end(): Promise<void>;
}

/** Among processes that share a store: for each key one at a time makes what the others wait for. Keys are any text. */
export interface Turns {
  /**
   * The turn, for as long as it takes to `end` it, and for `leaseMs` milliseconds at most once this process has fallen
   * silent. Nothing where another has it or the store is known to be away. Rejects when the store fails.
   */
  take(key: string, leaseMs: number, signal: AbortSignal): Promise<Turn | undefined>;
  /**
   * True once whoever has the turn has ended or lost it. False at once where that cannot be waited for: the store is known
   * to be away, or too many wait already. Rejects when the store fails meanwhile, and when `signal` aborts.
   */
  waitFor(key: string, signal: AbortSignal): Promise<boolean>;
}
