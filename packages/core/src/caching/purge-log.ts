import { type Purge, type Purgeable, reaches } from './purge.js';

/** The last purges of one store, so that what was begun before one of them is not stored after it. */
export interface PurgeLog {
  /** The number of the last purge; 0 before the first. */
  readonly sequence: number;
  /** Notes a purge under the next number, or under `number` where somebody else counts. */
  note(purge: Purge, number?: number): void;
  /** Whether an entry that was begun at `begun` has been reached by a purge since. */
  hasReached(begun: number, key: string, entry: Purgeable): boolean;
}

/** Purges that are remembered one by one; what was begun before the oldest of them counts as reached. */
const REMEMBERED = 1000;

/** Starts empty, at `sequence`. */
export function createPurgeLog(sequence = 0): PurgeLog {
  let last = sequence;
  let forgotten = sequence;
  const purges: { readonly number: number; readonly purge: Purge }[] = [];
  return {
    get sequence() {
      return last;
    },
    note(purge, number = last + 1) {
      last = Math.max(last, number);
      purges.push({ number, purge });
      if (purges.length > REMEMBERED) forgotten = purges.shift()?.number ?? forgotten;
    },
    hasReached(begun, key, entry) {
      if (begun < forgotten) return true;
      return purges.some(({ number, purge }) => number > begun && reaches(purge, key, entry));
    },
  };
}
