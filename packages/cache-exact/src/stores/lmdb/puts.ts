import type { PurgeLog } from '@isartor/core';
import type { WriteQueue } from '@isartor/lmdb';
import type { ExactEntry } from '../../store.js';
import type { EntryTable } from './entry-table.js';
import type { Eviction } from './eviction.js';
import { hashOfKey, writeRecord } from './record.js';

/** The writing of entries. */
export interface Puts {
  /** Writes given up because there were too many, or they came too late. */
  readonly dropped: number;
  put(key: string, entry: ExactEntry<unknown>, signal: AbortSignal): Promise<boolean>;
}

/** What writing takes. */
export interface PutsOptions {
  readonly table: EntryTable;
  readonly eviction: Eviction;
  readonly queue: WriteQueue;
  readonly log: PurgeLog;
}

/** Writes, and bytes of them, that may wait for a disk that is slower than those who put. */
const MAX_WAITING = 10_000;
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

/** Replaces what a key holds, and makes room for it first, a little in each transaction. */
export function createPuts({ table, eviction, queue, log }: PutsOptions): Puts {
  let dropped = 0;
  let waitingBytes = 0;

  const drop = (): false => {
    dropped += 1;
    return false;
  };

  const removeHeld = (keyHash: Buffer): void => {
    const held = table.find(keyHash);
    if (held !== undefined) table.remove(held);
  };

  const write = async (key: string, entry: ExactEntry<unknown>, signal: AbortSignal): Promise<boolean> => {
    const { value: _, ...facts } = entry;
    // What waits here has been begun before any purge that comes meanwhile.
    const begun = Math.min(entry.sequence, log.sequence);
    const keyHash = hashOfKey(key);
    const record = writeRecord(key, keyHash, entry);
    const size = table.sizeOf(record);
    waitingBytes += record.length;
    try {
      return await queue.add({
        step() {
          if (log.hasReached(begun, key, entry)) return { result: false };
          if (signal.aborted) return { result: drop() };
          removeHeld(keyHash);
          if (!eviction.fits(size)) return { result: false };
          if (!eviction.makeRoom(size)) return undefined;
          eviction.admit(table.insert(keyHash, record, facts));
          return { result: true };
        },
      });
    } catch (error) {
      drop();
      throw error;
    } finally {
      waitingBytes -= record.length;
    }
  };

  return {
    get dropped() {
      return dropped;
    },
    async put(key, entry, signal) {
      signal.throwIfAborted();
      if (log.hasReached(entry.sequence, key, entry)) return false;
      if (queue.length >= MAX_WAITING || waitingBytes >= MAX_WAITING_BYTES) return drop();
      return write(key, entry, signal);
    },
  };
}
