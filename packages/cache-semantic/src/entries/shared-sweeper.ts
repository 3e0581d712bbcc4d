import { withinDeadline } from '@isartor/core';
import type { SharedEntries } from '../stores/shared-entries.js';
import type { Shelf } from './shelf.js';
import { type Sweeper, sweep } from './sweeper.js';

/** Milliseconds for one purge: it may wait for other processes. */
const PURGE_TIMEOUT_MS = 60_000;

/** Has all who share the entries purge them, and clears away here what anybody's purges have reached. */
export function createSharedSweeper<Value>(
  sharing: SharedEntries<Value>,
  { shelf, signal }: { readonly shelf: Shelf<Value>; readonly signal: AbortSignal },
): Sweeper {
  const { purges } = sharing;
  let isAsked = false;
  let clearing: Promise<void> | undefined;

  const clear = async (): Promise<void> => {
    while (isAsked && !signal.aborted) {
      isAsked = false;
      const { sequence } = purges;
      // What comes meanwhile is looked at, too; it is marked as spared with the number of what came before.
      await sweep(shelf, {
        isReached: (entry) => purges.hasReached(entry.sequence, entry.key, entry),
        sequence,
        signal,
      });
    }
    clearing = undefined;
  };
  const stop = sharing.onPurge(() => {
    isAsked = true;
    clearing ??= clear();
  });
  signal.addEventListener('abort', stop, { once: true });

  return {
    purge: (purge) => withinDeadline({ timeoutMs: PURGE_TIMEOUT_MS, signal }, (within) => sharing.purge(purge, within)),
    async finish() {
      await clearing;
    },
  };
}
