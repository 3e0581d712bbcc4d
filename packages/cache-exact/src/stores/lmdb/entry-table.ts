import { sha256 } from '@isartor/core';
import type { Counters } from './counters.js';
import { type Database, statOf } from './database.js';
import type { Group } from './group.js';
import { type EntryFacts, type OpenedRecord, readRecord } from './record.js';

/** The entries and all that leads to them. Whatever writes runs within a transaction. */
export interface EntryTable {
  /** The number of the entry that a key's hash holds. */
  find(keyHash: Buffer): number | undefined;
  /** The entry of a number, unless there is none or it is damaged. */
  read(id: number): OpenedRecord | undefined;
  /** Bytes on the disk that a record takes with all that leads to it. */
  sizeOf(record: Buffer): number;
  /** Adds a record for a key that holds none, and tells its number. */
  insert(keyHash: Buffer, record: Buffer, facts: EntryFacts): number;
  /** Drops an entry with all that leads to it; false where it was gone or is damaged, and rows may still lead to it. */
  remove(id: number): boolean;
  /** Drops the row by which a group leads to a number. */
  unlist(group: Group, id: number): void;
  /** Whether a group leads to a number. */
  isListed(group: Group, id: number): boolean;
  /** The lowest numbers from `start` on, `limit` at most. */
  numbersFrom(start: number, limit: number): Iterable<number>;
  /** The lowest numbers of a group, `limit` at most. */
  numbersOf(group: Group, limit: number): Iterable<number>;
  /** How many entries up to `lastId` a group has. */
  countOf(group: Group, lastId: number): number;
  clear(): void;
}

/** LMDB's own bytes in a page and in each of its rows. */
const PAGE_HEAD_BYTES = 24;
const ROW_HEAD_BYTES = 18;

/** What the rows of `index` and `groups` take for one entry, pages being two thirds full on average. */
const LEADING_BYTES = 160;

/** `onRemove` sees every entry that is dropped singly, for whatever reason. */
export function createEntryTable(
  { index, records, groups }: Database,
  counters: Counters,
  onRemove: (id: number, facts: EntryFacts) => void,
): EntryTable {
  const pageSize = statOf(records, 'pageSize');

  const sizeOf = ({ length }: Buffer): number => {
    const row = length + ROW_HEAD_BYTES;
    // What does not fit twice into a page has whole pages of its own.
    const isLarge = row > (pageSize - PAGE_HEAD_BYTES) / 2;
    return LEADING_BYTES + (isLarge ? Math.ceil((length + PAGE_HEAD_BYTES) / pageSize) * pageSize : row);
  };

  return {
    sizeOf,
    find: (keyHash) => index.get(keyHash),
    read: (id) => openRecord(records.get(id)),
    insert(keyHash, record, facts) {
      const id = counters.nextId;
      counters.nextId += 1;
      counters.entries += 1;
      counters.bytes += sizeOf(record);
      index.putSync(keyHash, id);
      records.putSync(id, record);
      for (const group of groupsOf(facts)) groups.putSync(hashOfGroup(group), id);
      return id;
    },
    remove(id) {
      const record = records.get(id);
      if (record === undefined) return false;
      counters.entries -= 1;
      counters.bytes -= sizeOf(record);
      records.removeSync(id);
      const opened = readRecord(record);
      if (opened === undefined) return false;
      index.removeSync(opened.keyHash);
      for (const group of groupsOf(opened.facts)) groups.removeSync(hashOfGroup(group), id);
      onRemove(id, opened.facts);
      return true;
    },
    unlist: (group, id) => void groups.removeSync(hashOfGroup(group), id),
    isListed: (group, id) => groups.doesExist(hashOfGroup(group), id),
    numbersFrom: (start, limit) => records.getKeys({ start, limit }),
    numbersOf: (group, limit) => groups.getValues(hashOfGroup(group), { limit }),
    countOf(group, lastId) {
      const hash = hashOfGroup(group);
      return groups.getValuesCount(hash) - groups.getValuesCount(hash, { start: lastId + 1 });
    },
    clear() {
      for (const table of [index, records, groups]) table.clearSync();
      counters.entries = 0;
      counters.bytes = 0;
    },
  };
}

function openRecord(record: Buffer | undefined): OpenedRecord | undefined {
  return record && readRecord(record);
}

function groupsOf({ tenant, tags }: EntryFacts): Group[] {
  return [{ tenant }, ...tags.map((tag) => ({ tag }))];
}

function hashOfGroup(group: Group): Buffer {
  const name = 'tag' in group ? `tag ${group.tag}` : `tenant ${group.tenant}`;
  return Buffer.from(sha256(name), 'hex').subarray(0, 16);
}
