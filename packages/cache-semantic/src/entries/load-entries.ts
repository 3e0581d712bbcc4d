import type { EntryRecord } from '../stores/entry-store.js';
import type { Shelf } from './shelf.js';
import type { StoreLink } from './store-link.js';

/** What is loaded, and where to. */
export interface Loading<Value> {
  readonly shelf: Shelf<Value>;
  readonly records: AsyncIterable<EntryRecord<Value>>;
  readonly embedderId: string;
  /** Its time is not up, and its source is there. */
  readonly isWanted: (record: EntryRecord<Value>) => boolean;
  /** Has the store drop what is not taken. */
  readonly link: Pick<StoreLink<Value>, 'forget'>;
}

/** Puts stored entries on the shelf. What came meanwhile is newer, and vectors of another embedder mean nothing here. */
export async function loadEntries<Value>(loading: Loading<Value>): Promise<void> {
  const { shelf, records, embedderId, isWanted, link } = loading;
  for await (const record of records) {
    const isKnown = shelf.table.find(record.partition, record.question) !== undefined;
    if (record.embedderId !== embedderId || isKnown || !isWanted(record)) {
      link.forget([record.id]);
      continue;
    }
    const { entry, evicted } = shelf.place(record, 0);
    link.forget(entry === undefined ? [record.id] : evicted);
  }
}
