import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FileSystemOf, type FolderLock, flush, lockFolder, prepareFolder } from '@isartor/lmdb';
import type { EntryRecord, EntryStore } from '../entry-store.js';
import { type Database, openDatabase } from './database.js';
import { readRecord, writeRecord } from './record.js';
import { createWrites } from './writes.js';

/** Where an LMDB store is. */
export interface LmdbStoreOptions {
  /** A folder on a local disk that this store has for itself; made where it is missing, for its owner only. */
  readonly path: string;
  /** Told in words why what was in the folder could not be kept and the store begins empty. */
  readonly onRebuild?: (reason: string) => void;
  /** The number of the file system that holds a path; by default Linux' `statfs`, elsewhere none. */
  readonly fileSystemOf?: FileSystemOf;
}

/** Records that are read in one turn of the event loop. */
const READ_AT_ONCE = 20;

/**
 * Keeps entries in an LMDB database, for one process at a time. What was put or removed is there, or gone, after a restart;
 * a removal outlives the machine's fall too. Throws where the folder is in use, on a network file system or not to be
 * written; what is in it and cannot be read is deleted.
 */
export function createLmdbStore<Value>(options: LmdbStoreOptions): EntryStore<Value> {
  const folder = prepareFolder(options.path, options.fileSystemOf);
  const lock = lockFolder(folder);
  try {
    return openStore(openDatabase(folder, options.onRebuild ?? (() => {})), lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openStore<Value>(database: Database, lock: FolderLock): EntryStore<Value> {
  const { root } = database;
  let { lastId } = database;
  let closed: Promise<void> | undefined;

  const writes = createWrites(database, () => lastId);
  const assertOpen = (): void => {
    if (closed !== undefined) throw new Error('The store is closed');
  };
  const closeAll = async (): Promise<void> => {
    try {
      await writes.finish();
      // The library waits for ever for the flush of a transaction that failed; this one has a flush of its own.
      await root.childTransaction(() => {});
      await flush(root);
      await root.close();
    } finally {
      lock.release();
    }
  };

  return {
    capabilities: { backend: 'lmdb', durable: true, shared: false },
    takeId() {
      lastId += 1;
      return lastId;
    },
    entries: (signal) => listEntries(database, { signal, assertOpen }),
    async put(record) {
      assertOpen();
      lastId = Math.max(lastId, record.id);
      await writes.put(record.id, writeRecord(record));
    },
    async remove(ids) {
      assertOpen();
      await writes.remove(ids);
      await flush(root);
    },
    health: () => (closed === undefined ? writes.health() : { state: 'down', reason: 'closed' }),
    close() {
      closed ??= closeAll();
      return closed;
    },
  };
}

interface Listing {
  readonly signal: AbortSignal;
  readonly assertOpen: () => void;
}

async function* listEntries<Value>(
  { records }: Database,
  { signal, assertOpen }: Listing,
): AsyncGenerator<EntryRecord<Value>> {
  let start = 1;
  for (;;) {
    await nextTurn();
    signal.throwIfAborted();
    assertOpen();
    // Read whole before any is given out: a range that is left open holds on to the pages that it reads.
    const found = [...records.getRange({ start, limit: READ_AT_ONCE })];
    for (const { key, value } of found) {
      start = key + 1;
      const record = readRecord<Value>(value);
      signal.throwIfAborted();
      if (record !== undefined) yield record;
    }
    if (found.length < READ_AT_ONCE) return;
  }
}
