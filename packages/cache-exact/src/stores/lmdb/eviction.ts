import { createAccessBits } from './access-bits.js';
import type { Counters } from './counters.js';
import type { EntryTable } from './entry-table.js';

/** Decides who has to go. Within a transaction. */
export interface Eviction {
  /** Entries dropped to make room, so far. */
  readonly count: number;
  /** Notes a hit. */
  touch(id: number): void;
  /** Notes a new entry. */
  admit(id: number): void;
  /** Whether an entry of this size can be kept at all. */
  fits(bytes: number): boolean;
  /** Drops entries until there is room, a few at most, and tells whether there is room now. */
  makeRoom(bytes: number): boolean;
}

/** How much may be kept. */
export interface Bounds {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

/** Entries that one call drops at most: it must not hold up the event loop. */
const DROPPED_AT_ONCE = 8;

/** Entries that are passed over at most before one of them has to go. */
const PASSED_OVER = 32;

/**
 * SIEVE (Zhang et al., "SIEVE is Simpler than LRU", NSDI 2024): a hand goes over the entries from the oldest to the
 * newest and round again; one that was read since the hand last passed it stays where it is, the next one that was not
 * is dropped. A hit sets a bit in memory and writes nothing. What is lost with the process are those bits and the place
 * of the hand: it starts anew at the oldest.
 */
export function createEviction(table: EntryTable, counters: Counters, { maxEntries, maxBytes }: Bounds): Eviction {
  const bits = createAccessBits(maxEntries);
  let hand = 0;
  let count = 0;

  const hasRoom = (bytes: number): boolean => counters.entries + 1 <= maxEntries && counters.bytes + bytes <= maxBytes;

  const victimFrom = (start: number): number | undefined => {
    let last: number | undefined;
    for (const id of table.numbersFrom(start, PASSED_OVER)) {
      if (!bits.take(id)) return id;
      last = id;
    }
    return last;
  };

  return {
    get count() {
      return count;
    },
    touch: (id) => bits.set(id),
    admit: (id) => void bits.take(id),
    fits: (bytes) => maxEntries >= 1 && bytes <= maxBytes,
    makeRoom(bytes) {
      for (let dropped = 0; dropped < DROPPED_AT_ONCE && !hasRoom(bytes); dropped += 1) {
        const id = victimFrom(hand) ?? victimFrom(0);
        if (id === undefined) {
          // There is nothing left: whatever the sums say is an error of the file's.
          counters.entries = 0;
          counters.bytes = 0;
          break;
        }
        table.remove(id);
        hand = id + 1;
        count += 1;
      }
      return hasRoom(bytes);
    },
  };
}
