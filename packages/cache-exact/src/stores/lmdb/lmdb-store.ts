import { type FolderLock, flush, lockFolder, prepareFolder } from '@isartor/lmdb';
import type { ExactEntry, ExactStore } from '../../store.js';
import { listEntries } from './list-entries.js';
import type { LmdbStoreOptions } from './lmdb-store-options.js';
import { openParts } from './parts.js';
import { hashOfKey } from './record.js';

/**
 * Keeps entries in an LMDB database, for one process at a time; they are there again after it has ended, however it
 * ended. A put or purge that has resolved outlives the process, a purge the machine's fall as well. Look-ups are made
 * at once, writes in the background in the order in which they came. Entries that were not read lately are dropped
 * first (SIEVE). Throws where the folder is in use, on a network file system or not to be written; what is in it and
 * cannot be read is deleted.
 */
export function createLmdbStore<Value>(options: LmdbStoreOptions): ExactStore<Value> {
  const folder = prepareFolder(options.path, options.fileSystemOf);
  const lock = lockFolder(folder);
  try {
    return openStore({ ...options, path: folder }, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openStore<Value>(options: LmdbStoreOptions, lock: FolderLock): ExactStore<Value> {
  const { path, now = Date.now } = options;
  const { database, counters, marks, table, eviction, queue, purges, puts, health } = openParts(options);
  let closed: Promise<void> | undefined;

  const assertOpen = (): void => {
    if (closed !== undefined) throw new Error(`The cache in ${path} is closed`);
  };

  const read = (key: string): { readonly id: number; readonly entry: ExactEntry<Value> } | undefined => {
    assertOpen();
    const id = table.find(hashOfKey(key));
    const found = id === undefined ? undefined : table.read(id);
    if (id === undefined || found === undefined) return undefined;
    const { facts, valueText } = found;
    if (facts.expiresAtMs <= now() || marks.isGone(id, facts)) return undefined;
    return { id, entry: { value: JSON.parse(valueText), ...facts } };
  };
  const get = (key: string): ExactEntry<Value> | undefined => {
    const found = read(key);
    if (found !== undefined) eviction.touch(found.id);
    return found?.entry;
  };

  const closeAll = async (): Promise<void> => {
    try {
      await queue.finish();
      // The library waits for ever for the flush of a transaction that failed; this one has a flush of its own.
      await database.root.childTransaction(() => {});
      await flush(database.root);
      await database.root.close();
    } finally {
      lock.release();
    }
  };

  return {
    capabilities: { backend: 'lmdb', synchronous: false, durable: true, shared: false },
    get sequence() {
      return purges.log.sequence;
    },
    getNow: get,
    get,
    peek: (key) => read(key)?.entry,
    async put(key, entry, signal) {
      assertOpen();
      return puts.put(key, entry, signal);
    },
    async purge(purge) {
      assertOpen();
      return purges.purge(purge);
    },
    entries: (signal) => listEntries({ table, marks, counters, now, assertOpen }, signal),
    stats() {
      assertOpen();
      const { entries, bytes } = counters;
      return { entries, bytes, evictions: eviction.count, droppedWrites: puts.dropped };
    },
    health: () => (closed === undefined ? health() : { state: 'down', reason: 'closed' }),
    close() {
      closed ??= closeAll();
      return closed;
    },
  };
}
