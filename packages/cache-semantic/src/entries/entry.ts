import type { EntryRecord, SourceAnswer } from '../stores/entry-store.js';

/** An entry in memory. What changes is changed by `Entries` and by labels only. */
export interface Entry<Value> extends Omit<EntryRecord<Value>, 'vector' | 'embedderId'> {
  /** Estimated bytes that it takes, its vector included. */
  readonly sizeBytes: number;
  /** The number of the last purge that did not reach it. */
  sequence: number;
  /** How often it was served. */
  hits: number;
  /** How often it was found to be right and wrong. */
  right: number;
  wrong: number;
  /** Entries that point at this one. */
  readonly aliases: Set<number>;
}

/** An entry that has the answer itself. */
export type SourceEntry<Value> = Entry<Value> & { readonly answer: SourceAnswer<Value> };

/** Whether the entry has the answer itself. */
export function isSource<Value>(entry: Entry<Value>): entry is SourceEntry<Value> {
  return 'value' in entry.answer;
}
