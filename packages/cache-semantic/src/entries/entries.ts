import { createPurgeLog, type Purge } from '@isartor/core';
import type { EntryRecord, EntryStore } from '../stores/entry-store.js';
import type { Entry } from './entry.js';
import { type Loading, loadEntries } from './load-entries.js';
import { createReceiver, type ReceiverOptions } from './receiver.js';
import { createSharedSweeper } from './shared-sweeper.js';
import { createShelf, type Shelf, type ShelfOptions } from './shelf.js';
import { createStoreLink, type StoreLink } from './store-link.js';
import { createSweeper } from './sweeper.js';

/** What entries are kept with. */
export interface EntriesOptions<Value> extends Omit<ShelfOptions<Value>, 'purges'> {
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
export interface Entries<Value> extends Pick<Shelf<Value>, 'table' | 'live'> {
  /** What they take, and how many had to go. */
  readonly room: Pick<Shelf<Value>, 'bytes' | 'evictions'>;
  /** The number of the last purge. */
  readonly sequence: number;
  /** True until all that the store kept is here again. */
  readonly isLoading: boolean;
  /** False where entries are shared and this process may have missed a purge of them: nothing is live then. */
  readonly isCurrent: boolean;
  /** Ends with that; never rejects. */
  readonly loaded: Promise<void>;
  /** In place of what had that question. */
  add(entry: NewEntry<Value>): Added<Value>;
  remove(id: number): void;
  /** In force at once: nobody is given any of them, though they are cleared away bit by bit. Rejects where the store does. */
  purge(purge: Purge): Promise<number>;
  close(): Promise<void>;
}

const NOTHING = { entry: undefined, evicted: 0 } as const;

/** Begins to load what the store has kept. */
export function createEntries<Value>(options: EntriesOptions<Value>): Entries<Value> {
  const { store, embedderId, now, onStoreError } = options;
  const { sharing } = store ?? {};
  const local = createPurgeLog();
  const shelf = createShelf({ ...options, purges: sharing?.purges ?? local });
  const { table, purges } = shelf;
  const closing = new AbortController();
  const { signal } = closing;
  let isLoading = store !== undefined;

  const link = createStoreLink(store, { signal, onError: onStoreError });
  const isWanted = (entry: Omit<EntryRecord<Value>, 'id' | 'embedderId'>): boolean =>
    entry.expiresAtMs > now() && ('value' in entry.answer || shelf.live(table.get(entry.answer.aliasOf)) !== undefined);
  const loaded = link
    .ask((told) => load(told, { shelf, embedderId, isWanted, link, signal, onLoaded: () => noteLoaded(link, options) }))
    .finally(() => {
      isLoading = false;
    });
  const sweeper = sharing
    ? createSharedSweeper(sharing, { shelf, signal })
    : createSweeper({ shelf, purges: local, link, after: loaded, signal });

  return {
    table,
    room: shelf,
    live: (entry) => (sharing?.isCurrent === false ? undefined : shelf.live(entry)),
    loaded,
    get isLoading() {
      return isLoading;
    },
    get isCurrent() {
      return sharing?.isCurrent ?? true;
    },
    get sequence() {
      return purges.sequence;
    },
    add({ sequence, ...fields }) {
      if (signal.aborted || purges.hasReached(sequence, fields.key, fields)) return NOTHING;
      const id = link.takeId();
      if (id === undefined) return NOTHING;
      const before = table.find(fields.partition, fields.question);
      if (before !== undefined) link.forget(shelf.takeOut(before.id));
      // What it points at may have been what had its question.
      if (!isWanted(fields)) return NOTHING;
      const record = { ...fields, id, embedderId };
      const { entry, evicted } = shelf.place(record, purges.sequence);
      if (entry !== undefined) link.put(record, sequence);
      link.evict(evicted);
      return { entry, evicted: evicted.length };
    },
    remove: (id) => link.forget(shelf.takeOut(id)),
    purge: sweeper.purge,
    async close() {
      if (signal.aborted) return;
      closing.abort();
      await sweeper.finish();
      table.clear();
      await store?.close();
    },
  };
}

/** Ends when all that the store kept is on the shelf. */
async function load<Value>(
  store: EntryStore<Value>,
  loading: Omit<Loading<Value>, 'records'> & ReceiverOptions<Value>,
): Promise<void> {
  const { signal, onLoaded } = loading;
  if (store.sharing !== undefined) return store.sharing.follow(createReceiver(loading), signal);
  await loadEntries({ ...loading, records: store.entries(signal) });
  onLoaded();
}

function noteLoaded<Value>(link: StoreLink<Value>, { index }: Pick<EntriesOptions<Value>, 'index'>): void {
  void link.ask(() => index.noteLoaded?.());
}
