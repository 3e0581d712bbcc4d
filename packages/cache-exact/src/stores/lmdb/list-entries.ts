import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeyedEntry } from '../../store.js';
import type { Counters } from './counters.js';
import type { EntryTable } from './entry-table.js';
import type { PurgeMarks } from './purge-marks.js';

/** What listing entries needs. */
export interface ListingOptions {
  readonly table: EntryTable;
  readonly marks: PurgeMarks;
  readonly counters: Counters;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Throws once the store is closed. */
  readonly assertOpen: () => void;
}

/** Entries that are gone through in one turn of the event loop. */
const LISTED_AT_ONCE = 50;

/**
 * All entries in the order in which they were put, up to the newest one of now, each read when it is asked for. Those that
 * are put meanwhile have higher numbers and do not come.
 */
export async function* listEntries<Value>(
  options: ListingOptions,
  signal: AbortSignal,
): AsyncGenerator<KeyedEntry<Value>> {
  const { table, counters, assertOpen } = options;
  assertOpen();
  const lastId = counters.nextId - 1;
  let next = 0;
  while (next <= lastId) {
    await nextTurn();
    assertOpen();
    const ids = [...table.numbersFrom(next, LISTED_AT_ONCE)];
    for (const id of ids) {
      signal.throwIfAborted();
      assertOpen();
      const found = id <= lastId ? read<Value>(options, id) : undefined;
      if (found !== undefined) yield found;
    }
    next = ids.length < LISTED_AT_ONCE ? Infinity : (ids.at(-1) ?? lastId) + 1;
  }
}

function read<Value>({ table, marks, now }: ListingOptions, id: number): KeyedEntry<Value> | undefined {
  const found = table.read(id);
  if (found === undefined || found.facts.expiresAtMs <= now() || marks.isGone(id, found.facts)) return undefined;
  return [JSON.parse(found.keyText), { value: JSON.parse(found.valueText), ...found.facts }];
}
