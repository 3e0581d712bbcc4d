import type { Database as Table } from 'lmdb';
import { type Database, statOf } from './database.js';
import { readState, writeState } from './state-record.js';

/** Sums that a store would otherwise have to read every entry for. What changes them saves them in its transaction. */
export interface Counters {
  entries: number;
  /** Bytes that the entries take on the disk. */
  bytes: number;
  /** The number of the next entry; none is used twice. */
  nextId: number;
  /** The number of the last purge. */
  sequence: number;
  save(): void;
  /** Back to what was committed. */
  reload(): void;
}

/** The counters as the database has them. */
export function createCounters({ meta, records }: Database): Counters {
  const counters: Counters = {
    ...load(meta, records),
    save: () => writeState(meta, counters),
    reload: () => void Object.assign(counters, load(meta, records)),
  };
  return counters;
}

function load(
  meta: Table<unknown, string>,
  records: Table<Buffer, number>,
): Pick<Counters, 'entries' | 'bytes' | 'nextId' | 'sequence'> {
  return { ...readState(meta), entries: statOf(records, 'entryCount') };
}
