import { createRowOrder } from '../vectors/row-order.js';
import { type Entry, isSource, type SourceEntry } from './entry.js';
import { createQuestionIndex } from './question-index.js';

/** Entries by number, and by partition and question. */
export interface EntryTable<Value> {
  readonly size: number;
  readonly aliases: number;
  readonly partitions: number;
  readonly bytes: number;
  get(id: number): Entry<Value> | undefined;
  /** The entry that has the answer: itself, or what it points at. */
  sourceOf(entry: Entry<Value>): SourceEntry<Value> | undefined;
  find(partition: string, question: string): Entry<Value> | undefined;
  hasPartition(partition: string): boolean;
  /** Its question must not be there. */
  add(entry: Entry<Value>): void;
  /** What is gone by that: the entry, and those that point at it. */
  remove(id: number): readonly Entry<Value>[];
  /** Any one; `share` is from 0 to 1. */
  pick(share: number): Entry<Value> | undefined;
  ids(): Float64Array;
  clear(): void;
}

/** Starts empty. */
export function createEntryTable<Value>(): EntryTable<Value> {
  const entries = new Map<number, Entry<Value>>();
  const questions = createQuestionIndex();
  let order = createRowOrder();
  let bytes = 0;
  let aliases = 0;

  const sourceOf = (entry: Entry<Value>): SourceEntry<Value> | undefined => sourceAmong(entries, entry);
  const removeOne = (entry: Entry<Value>): void => {
    entries.delete(entry.id);
    order.remove(entry.id);
    bytes -= entry.sizeBytes;
    questions.delete(entry.partition, entry.question);
    if (isSource(entry)) return;
    aliases -= 1;
    sourceOf(entry)?.aliases.delete(entry.id);
  };

  return {
    get size() {
      return entries.size;
    },
    get aliases() {
      return aliases;
    },
    get partitions() {
      return questions.size;
    },
    get bytes() {
      return bytes;
    },
    get: (id) => entries.get(id),
    sourceOf,
    find: (partition, question) => entries.get(questions.find(partition, question) ?? 0),
    hasPartition: (partition) => questions.has(partition),
    add(entry) {
      entries.set(entry.id, entry);
      order.append(entry.id);
      bytes += entry.sizeBytes;
      questions.set(entry.partition, entry.question, entry.id);
      if (isSource(entry)) return;
      aliases += 1;
      sourceOf(entry)?.aliases.add(entry.id);
    },
    remove(id) {
      const entry = entries.get(id);
      if (entry === undefined) return [];
      const gone = [entry, ...[...entry.aliases].flatMap((alias) => entries.get(alias) ?? [])];
      for (const one of gone) removeOne(one);
      return gone;
    },
    pick: (share) => entries.get(order.idAt(Math.floor(share * order.size))),
    ids: () => order.ids(),
    clear() {
      entries.clear();
      questions.clear();
      order = createRowOrder();
      bytes = 0;
      aliases = 0;
    },
  };
}

function sourceAmong<Value>(
  entries: ReadonlyMap<number, Entry<Value>>,
  entry: Entry<Value>,
): SourceEntry<Value> | undefined {
  if (isSource(entry)) return entry;
  const source = 'aliasOf' in entry.answer ? entries.get(entry.answer.aliasOf) : undefined;
  return source !== undefined && isSource(source) ? source : undefined;
}
