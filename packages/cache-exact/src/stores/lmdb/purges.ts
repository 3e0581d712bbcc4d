import { createPurgeLog, type Purge, type PurgeLog } from '@isartor/core';
import { flush, type WriteQueue } from '@isartor/lmdb';
import type { Counters } from './counters.js';
import type { Database } from './database.js';
import type { EntryTable } from './entry-table.js';
import type { Group } from './group.js';
import type { PurgeMarks } from './purge-marks.js';
import { hashOfKey } from './record.js';

/** The dropping of entries, and what is remembered of it. */
export interface Purges {
  readonly log: PurgeLog;
  purge(purge: Purge): Promise<number>;
}

/** What purging takes. */
export interface PurgesOptions {
  readonly database: Database;
  readonly counters: Counters;
  readonly marks: PurgeMarks;
  readonly table: EntryTable;
  readonly queue: WriteQueue;
}

/** Purges that may wait for their turn, or be under way. */
const MAX_WAITING = 1_000;

/** Goes on counting where the database's last purge was. */
export function createPurges({ database, counters, marks, table, queue }: PurgesOptions): Purges {
  const log = createPurgeLog(counters.sequence);
  let waiting = 0;

  const dropKey = (key: string): number => {
    const id = table.find(hashOfKey(key));
    const found = id === undefined ? undefined : table.read(id);
    if (id === undefined || found === undefined) return 0;
    const isGone = marks.isGone(id, found.facts);
    table.remove(id);
    return isGone ? 0 : 1;
  };

  const dropAll = (): number => {
    const count = counters.entries - marks.clear();
    table.clear();
    return count;
  };

  const dropGroup = (sequence: number, group: Group) => {
    const total = marks.begin(sequence, group);
    marks.sweep();
    return total;
  };

  const carryOut = (purge: Purge, sequence: number): number | Promise<number> => {
    counters.sequence = log.sequence;
    if ('key' in purge) return dropKey(purge.key);
    return 'all' in purge ? dropAll() : dropGroup(sequence, purge);
  };

  return {
    log,
    async purge(purge) {
      if (marks.isFull || waiting >= MAX_WAITING) throw new Error('Too many purges are under way');
      log.note(purge);
      const sequence = log.sequence;
      waiting += 1;
      try {
        // The count may come later than the transaction, and must not keep it waiting: hence the wrapping.
        const { count } = await queue.add({ step: () => ({ result: { count: carryOut(purge, sequence) } }) }, 'urgent');
        // What was purged must not come back with the machine's fall either.
        await flush(database.root);
        return await count;
      } finally {
        waiting -= 1;
      }
    },
  };
}
