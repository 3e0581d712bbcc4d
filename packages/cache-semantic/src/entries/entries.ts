import type { Purge } from '@isartor/core';
import type { EntryRecord, EntryStore } from '../stores/entry-store.js';
import type { Entry } from './entry.js';
import { loadEntries } from './load-entries.js';
import { createShelf, type Shelf, type ShelfOptions } from './shelf.js';
import { createStoreLink } from './store-link.js';
import { createSweeper } from './sweeper.js';

/** What entries are kept with. */
export interface EntriesOptions<Value> extends ShelfOptions<Value> {
  readonly store: EntryStore<Value> | undefined;
  readonly embedderId: string;
  /** Told when the store did not take or give what it should. */
  readonly onStoreError: (error: unknown) => void;
}

/** An entry that is to be: its number and its embedder's name are given by `Entries`. */
export type NewEntry<Value> = Omit<EntryRecord<Value>, 'id' | 'embedderId'> & {
  /** The `sequence` when it was begun: what was begun before a purge that reaches it is not stored after it. */
  readonly sequence: number;
};

/** What came of an entry that was to be. */
export interface Added<Value> {
  /** Nothing where it is too large, its source is gone, its time is up, or a purge has reached it. */
  readonly entry: Entry<Value> | undefined;
  /** How many had to go. */
  readonly evicted: number;
}

/** Entries, their vectors and their store, changed together. */
export interface Entries<Value> extends Pick<Shelf<Value>, 'table' | 'live' | 'evictions'> {
  /** The number of the last purge. */
  readonly sequence: number;
  /** True until all that the store kept is here again. */
  readonly isLoading: boolean;
  /** Ends with that; never rejects. */
  readonly loaded: Promise<void>;
  /** In place of what had that question. */
  add(entry: NewEntry<Value>): Added<Value>;
  remove(id: number): void;
  /** In force at once: nobody is given any of them, though they are cleared away bit by bit. Rejects where the store does. */
  purge(purge: Purge): Promise<number>;
  close(): Promise<void>;
}

/** Begins to load what the store has kept. */
export function createEntries<Value>(options: EntriesOptions<Value>): Entries<Value> {
  const { store, embedderId, now, onStoreError } = options;
  const shelf = createShelf(options);
  const { table, purges, live } = shelf;
  const closing = new AbortController();
  let lastId = store?.lastId ?? 0;
  let isLoading = store !== undefined;

  const link = createStoreLink(store, { signal: closing.signal, onError: onStoreError });
  const isWanted = (entry: Omit<EntryRecord<Value>, 'id' | 'embedderId'>): boolean =>
    entry.expiresAtMs > now() && ('value' in entry.answer || live(table.get(entry.answer.aliasOf)) !== undefined);

  const loaded = link
    .ask((told) => {
      const records = told.entries(closing.signal);
      return loadEntries({ shelf, records, embedderId, isWanted, forget: link.forget });
    })
    .finally(() => {
      isLoading = false;
    });
  const sweeper = createSweeper({ shelf, link, after: loaded, signal: closing.signal });

  return {
    table,
    live,
    loaded,
    get isLoading() {
      return isLoading;
    },
    get sequence() {
      return purges.sequence;
    },
    get evictions() {
      return shelf.evictions;
    },
    add({ sequence, ...fields }) {
      const nothing = { entry: undefined, evicted: 0 };
      if (closing.signal.aborted || purges.hasReached(sequence, fields.key, fields)) return nothing;
      const before = table.find(fields.partition, fields.question);
      if (before !== undefined) link.forget(shelf.takeOut(before.id));
      // What it points at may have been what had its question.
      if (!isWanted(fields)) return nothing;
      lastId += 1;
      const record = { ...fields, id: lastId, embedderId };
      const { entry, evicted } = shelf.place(record, purges.sequence);
      if (entry !== undefined) link.put(record);
      link.forget(evicted);
      return { entry, evicted: evicted.length };
    },
    remove: (id) => link.forget(shelf.takeOut(id)),
    purge: sweeper.purge,
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await sweeper.finish();
      table.clear();
      await store?.close();
    },
  };
}
