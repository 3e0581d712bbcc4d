import { RedisCallError, type Replica, runScript, type Session } from '@isartor/redis';
import type { KeySpace } from './key-space.js';
import { REMOVE } from './scripts.js';

/** Entries that are to be gone, remembered until Redis knows. */
export interface Removals {
  has(id: number): boolean;
  /** Rejects while Redis is away; they are told later then. */
  remove(ids: readonly number[]): Promise<void>;
  /** Tells what could not be told before. */
  catchUp(session: Session): Promise<void>;
}

/** What removing needs. */
export interface RemovalsOptions {
  readonly replica: Pick<Replica, 'table' | 'guard' | 'connection'>;
  readonly keys: KeySpace;
  readonly maxChanges: number;
  readonly signal: AbortSignal;
  /** Ends when none of them is being written any more. */
  readonly written: (ids: readonly number[]) => Promise<unknown>;
}

/** Removals that wait for Redis; of more the oldest are given up: their entries are gone here, and elsewhere expire. */
const MAX_WAITING = 10_000;
const TOLD_AT_ONCE = 500;

/** Remembers nothing at first. */
export function createRemovals(options: RemovalsOptions): Removals {
  const { replica, keys, maxChanges, signal, written } = options;
  const { guard, connection, table } = replica;
  const waiting = new Set<number>();

  const tell = async (session: Session, ids: readonly number[]): Promise<void> => {
    for (let from = 0; from < ids.length; from += TOLD_AT_ONCE) {
      const some = ids.slice(from, from + TOLD_AT_ONCE);
      const values = [keys.entries, table.epoch, String(maxChanges), ...some.map(String)];
      await guard.run(session, signal, () => runScript(session.send, REMOVE, [keys.index, keys.changes, ...values]));
      for (const id of some) waiting.delete(id);
    }
  };

  return {
    has: (id) => waiting.has(id),
    async remove(ids) {
      for (const id of ids) waiting.add(id);
      for (const id of waiting) {
        if (waiting.size <= MAX_WAITING) break;
        waiting.delete(id);
      }
      await written(ids);
      const session = await guard.session(signal);
      if (session === undefined) throw new RedisCallError(connection.reason);
      await tell(session, ids);
    },
    catchUp: (session) => tell(session, [...waiting]),
  };
}
