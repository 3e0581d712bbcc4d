import { createWriteQueue } from '@isartor/lmdb';
import type { EntryStoreHealth } from '../entry-store.js';
import type { Database } from './database.js';

/** Changes of the database, in the order in which they came. */
export interface Writes {
  /** Rejects where too many wait. */
  put(id: number, record: Buffer): Promise<void>;
  /** Never turned away: what is gone must not come back. */
  remove(ids: readonly number[]): Promise<void>;
  /** How the last one went. */
  health(): EntryStoreHealth;
  finish(): Promise<void>;
}

/** Writes, and bytes of them, that may wait for a disk that is slower than those who put. */
const MAX_WAITING = 10_000;
const MAX_WAITING_BYTES = 64 * 1024 * 1024;
/** Numbers that are removed in one step of a transaction. */
const REMOVED_AT_ONCE = 50;

/** Notes the greatest number with each transaction. */
export function createWrites({ root, records, saveLastId }: Database, lastId: () => number): Writes {
  let waitingBytes = 0;
  let health: EntryStoreHealth = { state: 'ready' };
  const queue = createWriteQueue({
    root,
    background: { isPending: false, sweep() {} },
    onEnd: () => saveLastId(lastId()),
    onCommit() {
      health = { state: 'ready' };
    },
    onFailure() {
      health = { state: 'degraded', reason: 'the last write failed' };
    },
  });
  return {
    async put(id, record) {
      if (queue.length >= MAX_WAITING || waitingBytes >= MAX_WAITING_BYTES) throw new Error('Too many writes wait');
      waitingBytes += record.length;
      const step = () => {
        records.putSync(id, record);
        return { result: undefined };
      };
      await queue.add({ step }).finally(() => {
        waitingBytes -= record.length;
      });
    },
    async remove(ids) {
      let done = 0;
      await queue.add({
        step() {
          for (const id of ids.slice(done, done + REMOVED_AT_ONCE)) records.removeSync(id);
          done += REMOVED_AT_ONCE;
          return done >= ids.length ? { result: undefined } : undefined;
        },
      });
    },
    health: () => health,
    finish: () => queue.finish(),
  };
}
