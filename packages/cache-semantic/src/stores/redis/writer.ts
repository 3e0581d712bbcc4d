import {
  fieldOf,
  RedisCallError,
  type Replica,
  reasonOf,
  runScript,
  type Session,
  type ValueBounds,
  WRITE_REFUSALS,
} from '@isartor/redis';
import type { EntryRecord } from '../entry-store.js';
import type { KeySpace } from './key-space.js';
import { encodePayload } from './payload.js';
import { PUT } from './scripts.js';

/** What writing needs. */
export interface WriterOptions {
  readonly replica: Replica;
  readonly keys: KeySpace;
  readonly bounds: ValueBounds & { readonly maxEntries: number; readonly maxChanges: number };
  /** Whether the entry has been removed meanwhile. */
  readonly isRemoved: (id: number) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Writes entries. */
export interface Writer {
  /** Rejects where Redis did not take it: it is given up then, not tried again. */
  put(record: EntryRecord<unknown>, begun: number): Promise<void>;
  /** Ends when none of them is being written any more; never rejects. */
  written(ids: readonly number[]): Promise<unknown>;
}

/** Writes under way at once, and bytes of them; more are given up, so that a slow server holds no memory. */
const MAX_WRITES = 1_000;
const MAX_BYTES = 32 * 1024 * 1024;
/** Redis adds the clock to what it is given, and must not overflow. */
const LONGEST_LIFE_MS = 10 * 365 * 24 * 3_600_000;

/** Each entry is written in one go with its place in the index and in the stream of changes. */
export function createWriter(options: WriterOptions): Writer {
  const { replica, bounds, isRemoved, now, signal } = options;
  const { guard, table, report, connection } = replica;
  const writes = new Map<number, Promise<void>>();
  let bytes = 0;

  const send = async (session: Session, record: EntryRecord<unknown>, begun: number): Promise<void> => {
    // Stamped at once, with what is known now: what comes while it is compressed reaches it.
    const stamp = { epoch: table.epoch, sequence: Math.min(begun, table.sequence) };
    const payload = await encodePayload({ record, stamp }, bounds);
    if (payload === undefined) throw new RangeError('An entry is too large to be shared');
    if (isRemoved(record.id)) return;
    if (bytes >= MAX_BYTES) throw new RedisCallError('too many writes');
    bytes += payload.length;
    try {
      const values = valuesOf(options, { record, payload, stamp });
      const taken = await guard.run(session, signal, () => runScript(session.send, PUT, values));
      report.noteWrites(undefined);
      if (taken === 0 && table.epoch === stamp.epoch) await replica.sync(session);
    } finally {
      bytes -= payload.length;
    }
  };
  const write = async (record: EntryRecord<unknown>, begun: number): Promise<void> => {
    const session = await guard.session(signal);
    if (session === undefined) throw new RedisCallError(connection.reason);
    if (record.expiresAtMs <= now() || begun < table.entered) return;
    try {
      await send(session, record, begun);
    } catch (error) {
      const reason = reasonOf(error);
      if (WRITE_REFUSALS.has(reason)) report.noteWrites(reason);
      throw error;
    }
  };

  return {
    async put(record, begun) {
      if (writes.size >= MAX_WRITES) throw new RedisCallError('too many writes');
      const writing = write(record, begun).finally(() => writes.delete(record.id));
      writes.set(record.id, writing);
      await writing;
    },
    written: (ids) => Promise.allSettled(ids.flatMap((id) => writes.get(id) ?? [])),
  };
}

interface Sending {
  readonly record: EntryRecord<unknown>;
  readonly payload: Buffer;
  readonly stamp: { readonly epoch: string; readonly sequence: number };
}

function valuesOf({ keys, bounds, now }: WriterOptions, { record, payload, stamp }: Sending) {
  const { id, key, tenant, tags } = record;
  const lifeMs = Math.ceil(Math.min(LONGEST_LIFE_MS, Math.max(1, record.expiresAtMs - now())));
  return [
    ...[keys.entryOf(id), keys.meta, keys.index, keys.changes],
    ...[payload, String(lifeMs), stamp.epoch, String(stamp.sequence), String(id), keys.entries],
    ...[String(bounds.maxEntries), String(bounds.maxChanges)],
    ...['all', fieldOf({ key }), fieldOf({ tenant }), ...tags.map((tag) => fieldOf({ tag }))],
  ] as const;
}
