import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Purge, reaches } from '@isartor/core';
import type { Shelf } from './shelf.js';
import type { StoreLink } from './store-link.js';

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
  readonly link: Pick<StoreLink<Value>, 'forgetForGood'>;
  /** Sweeps nothing before this has ended; it never rejects. */
  readonly after: Promise<void>;
  readonly signal: AbortSignal;
}

/** Milliseconds for which entries are gone through in one turn of the event loop, and entries between two looks at the clock. */
const TURN_MS = 1;
const UNTIMED = 16;

/** Goes through the entries bit by bit. */
export function createSweeper<Value>({ shelf, link, after, signal }: SweeperOptions<Value>): Sweeper {
  let last: Promise<unknown> = after;
  return {
    purge(purge) {
      shelf.purges.note(purge);
      const { sequence } = shelf.purges;
      const swept = last.then(async () => {
        const gone = await sweep(shelf, { purge, sequence, signal });
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

interface Sweep {
  readonly purge: Purge;
  /** Its number. */
  readonly sequence: number;
  readonly signal: AbortSignal;
}

/** Takes out what the purge reaches, and marks the rest as spared. Tells the numbers that are gone. */
async function sweep<Value>(shelf: Shelf<Value>, { purge, sequence, signal }: Sweep): Promise<readonly number[]> {
  const gone: number[] = [];
  let turnEndsMs = 0;
  for (const [place, id] of shelf.table.ids().entries()) {
    if (place % UNTIMED === 0 && performance.now() >= turnEndsMs) {
      await nextTurn();
      turnEndsMs = performance.now() + TURN_MS;
    }
    if (signal.aborted) break;
    const entry = shelf.table.get(id);
    // What was begun after the purge is none of its business.
    if (entry === undefined || entry.sequence >= sequence) continue;
    if (reaches(purge, entry.key, entry)) gone.push(...shelf.takeOut(id));
    else entry.sequence = sequence;
  }
  return gone;
}
