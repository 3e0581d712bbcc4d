import type { Purge } from '@isartor/core';

/** Those in this process who are told of purges. */
export interface PurgeListeners {
  /** Returns what ends the telling. */
  add(listener: (purge: Purge) => void): () => void;
  tell(purges: readonly Purge[]): void;
}

/** Tells nobody at first. */
export function createPurgeListeners(): PurgeListeners {
  const listeners = new Set<(purge: Purge) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(purges) {
      for (const listener of listeners) for (const purge of purges) listener(purge);
    },
  };
}
