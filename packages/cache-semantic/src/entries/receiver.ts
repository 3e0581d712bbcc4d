import type { EntryRecord } from '../stores/entry-store.js';
import type { SharedChanges } from '../stores/shared-entries.js';
import type { Entry } from './entry.js';
import type { Shelf } from './shelf.js';
import { createTurns } from './turns.js';

/** What a receiver works on. */
export interface ReceiverOptions<Value> {
  readonly shelf: Shelf<Value>;
  readonly embedderId: string;
  /** Its time is not up, and its source is there. */
  readonly isWanted: (record: EntryRecord<Value>) => boolean;
  readonly signal: AbortSignal;
  /** Told when all that there was is on the shelf. */
  readonly onLoaded: () => void;
}

/** Puts on the shelf what other processes store, and takes from it what they drop. */
export function createReceiver<Value>(options: ReceiverOptions<Value>): SharedChanges<Value> {
  const { shelf, embedderId, isWanted, signal, onLoaded } = options;
  const { table, purges } = shelf;
  let unseen = new Set<number>();

  const isHere = (id: number): boolean => shelf.live(table.get(id)) !== undefined;
  return {
    begin() {
      unseen = new Set(table.ids());
    },
    has: isHere,
    put(record) {
      unseen.delete(record.id);
      // Vectors of another embedder mean nothing here.
      if (record.embedderId !== embedderId || isHere(record.id) || !isWanted(record)) return;
      // One of that number which was purged, and is not yet cleared away.
      shelf.takeOut(record.id);
      const before = table.find(record.partition, record.question);
      if (before !== undefined) {
        if (shelf.live(before) !== undefined && isNewer(before, record)) return;
        shelf.takeOut(before.id);
        // What it points at may have been what had its question.
        if (!isWanted(record)) return;
      }
      shelf.place(record, purges.sequence);
    },
    remove(ids) {
      for (const id of ids) shelf.takeOut(id);
    },
    async end() {
      const turns = createTurns();
      for (const id of unseen) {
        await turns.next();
        if (signal.aborted) return;
        shelf.takeOut(id);
      }
      unseen.clear();
      onLoaded();
    },
  };
}

type Stored = Pick<Entry<unknown>, 'storedAtMs' | 'id'>;

/** The same in every process, whichever it heard of first. */
function isNewer(one: Stored, other: Stored): boolean {
  return one.storedAtMs === other.storedAtMs ? one.id > other.id : one.storedAtMs > other.storedAtMs;
}
