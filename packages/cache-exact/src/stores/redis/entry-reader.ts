import { type Guard, type Lease, nameFor, type PurgeTable, type Session, type ValueBounds } from '@isartor/redis';
import type { ExactEntry } from '../../store.js';
import type { KeySpace } from './key-space.js';
import { type DecodedEntry, decodePayload } from './payload.js';

/** What reading entries needs. */
export interface EntryReaderOptions {
  readonly guard: Guard;
  readonly lease: Lease;
  readonly table: PurgeTable;
  readonly keys: KeySpace;
  readonly bounds: ValueBounds;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Reads entries. */
export interface EntryReader<Value> {
  get(key: string, signal: AbortSignal): Promise<ExactEntry<Value> | undefined>;
}

/** Gives only what no purge has reached and while this process may serve. */
export function createEntryReader<Value>(options: EntryReaderOptions): EntryReader<Value> {
  const { guard, lease, table, keys, bounds, now } = options;

  const read = async (session: Session, key: string): Promise<ExactEntry<Value> | undefined> => {
    const entryKey = keys.entryOf(nameFor(key));
    const payload = await session.send(entryKey, ['GET', entryKey]);
    const decoded = Buffer.isBuffer(payload) ? await decodePayload<Value>(payload, bounds) : undefined;
    return decoded !== undefined && isServable({ table, now }, key, decoded) ? decoded.entry : undefined;
  };

  return {
    async get(key, signal) {
      const session = await guard.session(signal);
      if (session === undefined) return undefined;
      const entry = await guard.run(session, signal, () => read(session, key));
      // Asked last: the process may have been stopped since the call was sent, and have missed a purge.
      return lease.isHeld ? entry : undefined;
    },
  };
}

/** Whether an entry's time is not up and no purge has reached it, a lost epoch being a purge of everything. */
export function isServable(
  { table, now }: Pick<EntryReaderOptions, 'table' | 'now'>,
  key: string,
  { entry, stamp }: DecodedEntry<unknown>,
): boolean {
  if (stamp.epoch !== table.epoch || entry.expiresAtMs <= now()) return false;
  return !table.hasReached(stamp.sequence, key, entry);
}
