import { heapSize, type PurgeLog } from '@isartor/core';
import type { EntryRecord } from '../stores/entry-store.js';
import type { VectorIndex } from '../vectors/vector-index.js';
import type { Entry, SourceEntry } from './entry.js';
import { createEntryTable, type EntryTable } from './entry-table.js';
import { leastWorth } from './worth.js';

/** What a shelf is made of. */
export interface ShelfOptions<Value> {
  readonly index: VectorIndex;
  readonly purges: Purges;
  readonly maxEntries: number;
  readonly maxBytes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Estimated heap bytes of a value. */
  readonly sizeOf: (value: Value) => number;
}

/** Purges that have come, by number, and what they have reached. */
export type Purges = Pick<PurgeLog, 'sequence' | 'hasReached'>;

/** An entry that may be served, and the one that has its answer. */
export interface LiveEntry<Value> {
  readonly entry: Entry<Value>;
  readonly source: SourceEntry<Value>;
}

/** What came of placing an entry. */
export interface Placed<Value> {
  /** Nothing where it is larger than all that may be kept. */
  readonly entry: Entry<Value> | undefined;
  /** Numbers of those that had to go. */
  readonly evicted: readonly number[];
}

/** Entries in memory and their vectors, changed together and bounded. */
export interface Shelf<Value> {
  readonly table: EntryTable<Value>;
  readonly purges: Purges;
  readonly evictions: number;
  /** Bytes that entries, their vectors and the index take. */
  readonly bytes: number;
  /** The entry where it may be served now: neither it nor its source has expired or was purged. */
  live(entry: Entry<Value> | undefined): LiveEntry<Value> | undefined;
  /** Its question must not be there. `sequence` is that of the last purge which did not reach it. */
  place(record: EntryRecord<Value>, sequence: number): Placed<Value>;
  /** The numbers that are gone by that. */
  takeOut(id: number): readonly number[];
}

/** Bytes of an entry beside its texts, its value and its vector, measured: its members and its slots in four tables. */
const ENTRY_OVERHEAD_BYTES = 700;
/** Bounded, so that one large entry does not hold the event loop: the rest goes with the next ones. */
const MOST_EVICTED_AT_ONCE = 100;

/** Starts empty. */
export function createShelf<Value>(options: ShelfOptions<Value>): Shelf<Value> {
  const { index, purges, maxEntries, maxBytes, now, random, sizeOf } = options;
  const table = createEntryTable<Value>();
  let evictions = 0;

  const bytes = (): number => table.bytes + (index.extraBytes ?? 0);
  const isServable = (entry: Entry<Value>): boolean => {
    if (entry.expiresAtMs <= now()) return false;
    return entry.sequence === purges.sequence || !purges.hasReached(entry.sequence, entry.key, entry);
  };
  const takeOut = (id: number): readonly number[] => {
    const gone = table.remove(id);
    for (const entry of gone) index.remove(entry.partition, entry.id);
    return gone.map((entry) => entry.id);
  };
  const makeRoom = (spared: ReadonlySet<number>): readonly number[] => {
    const evicted: number[] = [];
    for (let round = 0; round < MOST_EVICTED_AT_ONCE; round += 1) {
      if (table.size <= maxEntries && bytes() <= maxBytes) break;
      const least = leastWorth(table, { timeMs: now(), spared, random });
      if (least !== undefined) evicted.push(...takeOut(least.id));
    }
    evictions += evicted.length;
    return evicted;
  };

  return {
    table,
    purges,
    get evictions() {
      return evictions;
    },
    get bytes() {
      return bytes();
    },
    live(entry) {
      const source = entry && table.sourceOf(entry);
      if (entry === undefined || source === undefined) return undefined;
      return isServable(entry) && isServable(source) ? { entry, source } : undefined;
    },
    place({ vector, embedderId: _, ...facts }, sequence) {
      const valueBytes = 'value' in facts.answer ? sizeOf(facts.answer.value) : 0;
      const textBytes = heapSize([facts.question, facts.tenant, facts.tags, facts.key]);
      const sizeBytes = Math.ceil(ENTRY_OVERHEAD_BYTES + vector.byteLength + textBytes + valueBytes);
      if (sizeBytes > maxBytes) return { entry: undefined, evicted: [] };
      const entry: Entry<Value> = { ...facts, sizeBytes, sequence, hits: 0, right: 0, wrong: 0, aliases: new Set() };
      index.add(facts.partition, facts.id, vector);
      table.add(entry);
      const sourceId = table.sourceOf(entry)?.id ?? entry.id;
      return { entry, evicted: makeRoom(new Set([entry.id, sourceId])) };
    },
    takeOut,
  };
}
