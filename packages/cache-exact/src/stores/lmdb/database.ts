import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILES, mendDataFile, prepareFiles } from '@isartor/lmdb';
import { open, type RootDatabase, type Database as Table } from 'lmdb';
import type { Reach } from './group.js';
import { findState, readState, writeState } from './state-record.js';

/** The tables of one folder. Entries are numbered in the order in which they were put. */
export interface Database {
  readonly root: RootDatabase;
  /** The number of the entry that a key's hash holds. */
  readonly index: Table<number, Uint8Array>;
  /** The record of each number. */
  readonly records: Table<Buffer, number>;
  /** The numbers of the entries of each tenant and of each tag. */
  readonly groups: Table<number, Uint8Array>;
  /** Purges in force that are not yet carried out, by their sequence. */
  readonly marks: Table<Reach, number>;
  /** The state record. */
  readonly meta: Table<unknown, string>;
}

/**
 * Opens the folder's database. One that cannot be read or has another format is deleted and begun anew; `onRebuild` is
 * told why.
 */
export function openDatabase(folder: string, onRebuild: (reason: string) => void): Database {
  try {
    prepareFiles(folder);
    return openTables(folder, mendDataFile(join(folder, DATABASE_FILES[0])));
  } catch (error) {
    for (const name of DATABASE_FILES) rmSync(join(folder, name), { force: true });
    prepareFiles(folder);
    const database = openTables(folder, false);
    onRebuild(error instanceof Error ? error.message : String(error));
    return database;
  }
}

function openTables(folder: string, wasCutShort: boolean): Database {
  // With batches of its own the library makes a promise for each that nobody else sees; when a commit fails, its
  // rejection would end the process.
  const root = open({ path: folder, noSubdir: false, maxDbs: 5, eventTurnBatching: false });
  try {
    const meta = root.openDB<unknown, string>('meta', { encoding: 'json' });
    if (findState(meta) === undefined) {
      if (statOf(root, 'entryCount') > 1) throw new Error('The cache has no state record');
      writeState(meta, readState(meta));
    }
    const database: Database = {
      root,
      meta,
      index: root.openDB('index', { keyEncoding: 'binary', encoding: 'ordered-binary' }),
      records: root.openDB('records', { encoding: 'binary' }),
      groups: root.openDB('groups', { keyEncoding: 'binary', encoding: 'ordered-binary', dupSort: true }),
      marks: root.openDB('marks', { encoding: 'json' }),
    };
    if (wasCutShort) walk(database);
    return database;
  } catch (error) {
    root.close().catch(() => {});
    throw error;
  }
}

/** Visits every page but those of the values, so that a missing one is found now and not at some later look-up. */
function walk({ index, records, groups, marks }: Database): void {
  const entries = records.getKeysCount();
  marks.getCount();
  if (index.getKeysCount() !== entries || groups.getCount() < entries) throw new Error('The cache file was cut short');
}

/** A figure that LMDB keeps of a table. */
export function statOf(table: { getStats(): object }, name: 'entryCount' | 'pageSize'): number {
  const stats: { readonly entryCount?: number; readonly pageSize?: number } = table.getStats();
  return stats[name] ?? 0;
}
