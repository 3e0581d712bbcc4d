import { createWriteQueue, type WriteQueue } from '@isartor/lmdb';
import { EXACT_CACHE_DEFAULTS } from '../../config.js';
import type { StoreHealth } from '../../store.js';
import { type Counters, createCounters } from './counters.js';
import { type Database, openDatabase } from './database.js';
import { createEntryTable, type EntryTable } from './entry-table.js';
import { createEviction, type Eviction } from './eviction.js';
import type { LmdbStoreOptions } from './lmdb-store-options.js';
import { createMarkRecords } from './mark-records.js';
import { createPurgeMarks, type PurgeMarks } from './purge-marks.js';
import { createPurges, type Purges } from './purges.js';
import { createPuts, type Puts } from './puts.js';

/** What a store is made of. */
export interface Parts {
  readonly database: Database;
  readonly counters: Counters;
  readonly marks: PurgeMarks;
  readonly table: EntryTable;
  readonly eviction: Eviction;
  readonly queue: WriteQueue;
  readonly purges: Purges;
  readonly puts: Puts;
  /** How the last write went. */
  health(): StoreHealth;
}

/** Opens the folder `path` and goes on with purges that were under way when it was last closed. */
export function openParts(options: LmdbStoreOptions): Parts {
  const { maxEntries, maxBytes } = { ...EXACT_CACHE_DEFAULTS, ...options };
  const database = openDatabase(options.path, options.onRebuild ?? (() => {}));
  const counters = createCounters(database);
  const marks = createPurgeMarks(createMarkRecords(database), counters, (): EntryTable => table);
  const table = createEntryTable(database, counters, marks.noteRemoved);
  const eviction = createEviction(table, counters, { maxEntries, maxBytes });
  let health: StoreHealth = { state: 'ready' };

  const queue = createWriteQueue({
    root: database.root,
    background: marks,
    onEnd() {
      marks.save();
      counters.save();
    },
    onCommit() {
      marks.commit();
      health = { state: 'ready' };
    },
    onFailure() {
      health = { state: 'degraded', reason: 'the last write failed' };
      counters.reload();
      marks.reload();
    },
  });
  const purges = createPurges({ database, counters, marks, table, queue });
  const puts = createPuts({ table, eviction, queue, log: purges.log });
  queue.wake();
  return { database, counters, marks, table, eviction, queue, purges, puts, health: () => health };
}
