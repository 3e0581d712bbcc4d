import { type Purge, type PurgeLog, reaches } from '@isartor/core';
import type { Entry } from './entry.js';
import type { Shelf } from './shelf.js';
import type { StoreLink } from './store-link.js';
import { createTurns } from './turns.js';

/** Carries out purges, one after the other. */
export interface Sweeper {
  /** In force at once; tells how many entries that was once they are gone for good. Rejects where the store does. */
  purge(purge: Purge): Promise<number>;
  /** Ends when those under way have. */
  finish(): Promise<void>;
}

/** What purges are carried out on. */
export interface SweeperOptions<Value> {
  readonly shelf: Shelf<Value>;
  readonly purges: PurgeLog;
  readonly link: Pick<StoreLink<Value>, 'forgetForGood'>;
  /** Sweeps nothing before this has ended; it never rejects. */
  readonly after: Promise<void>;
  readonly signal: AbortSignal;
}

/** Goes through the entries bit by bit. */
export function createSweeper<Value>({ shelf, purges, link, after, signal }: SweeperOptions<Value>): Sweeper {
  let last: Promise<unknown> = after;
  return {
    purge(purge) {
      purges.note(purge);
      const { sequence } = purges;
      const isReached = (entry: Entry<Value>): boolean => reaches(purge, entry.key, entry);
      const swept = last.then(async () => {
        const gone = await sweep(shelf, { isReached, sequence, signal });
        await link.forgetForGood(gone);
        return gone.length;
      });
      last = swept.catch(() => {});
      return swept;
    },
    async finish() {
      await last;
    },
  };
}

/** What a sweep clears away. */
export interface Sweep<Value> {
  readonly isReached: (entry: Entry<Value>) => boolean;
  /** The number of the purge: what was begun after it is none of its business, and what it spares is marked with it. */
  readonly sequence: number;
  readonly signal: AbortSignal;
}

/** Takes out what is reached, and marks the rest as spared. Tells the numbers that are gone. */
export async function sweep<Value>(
  shelf: Shelf<Value>,
  { isReached, sequence, signal }: Sweep<Value>,
): Promise<readonly number[]> {
  const gone: number[] = [];
  const turns = createTurns();
  for (const id of shelf.table.ids()) {
    await turns.next();
    if (signal.aborted) break;
    const entry = shelf.table.get(id);
    if (entry === undefined || entry.sequence >= sequence) continue;
    if (isReached(entry)) gone.push(...shelf.takeOut(id));
    else entry.sequence = sequence;
  }
  return gone;
}
