import { withinDeadline } from '@isartor/core';
import { type Replica, type Session, type ValueBounds, withSession } from '@isartor/redis';
import type { KeySpace } from './key-space.js';
import { decodePayload, type StampedRecord } from './payload.js';
import { readIndex } from './read-index.js';

/** What reading needs. */
export interface ReaderOptions {
  readonly replica: Replica;
  readonly keys: KeySpace;
  readonly bounds: Pick<ValueBounds, 'maxEntryBytes'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Reads entries. */
export interface Reader<Value> {
  /** Those of them that are there and can be read, in their order. */
  read(session: Session, ids: readonly number[], signal: AbortSignal): Promise<readonly StampedRecord<Value>[]>;
  /** All entries a few at a time, aliases last and else by growing number. Rejects where Redis is away or goes away. */
  list(session: Session, signal: AbortSignal): AsyncGenerator<readonly StampedRecord<Value>[]>;
  /** Whether it may be served now: asked when an entry is handed on, because purges come at any time. */
  isServable(stamped: StampedRecord<Value>): boolean;
}

/** Entries that are decoded in one turn of the event loop, in a few milliseconds. */
const READ_AT_ONCE = 100;

/** Reads what is there, whatever it is. */
export function createReader<Value>({ replica, keys, bounds, now }: ReaderOptions): Reader<Value> {
  const { table } = replica;
  // Nobody waits for one of the calls.
  const timeoutMs = 10 * replica.controlMs;

  const fetch = (session: Session, ids: readonly number[], signal: AbortSignal): Promise<unknown> =>
    withinDeadline({ timeoutMs, signal }, () =>
      session.send(keys.index, ['MGET', ...ids.map((id) => keys.entryOf(id))]),
    );
  const decode = async (reply: unknown): Promise<readonly StampedRecord<Value>[]> => {
    const payloads: readonly unknown[] = Array.isArray(reply) ? reply : [];
    const records: StampedRecord<Value>[] = [];
    for (const payload of payloads) {
      const found = Buffer.isBuffer(payload) ? await decodePayload<Value>(payload, bounds) : undefined;
      if (found !== undefined) records.push(found);
    }
    return records;
  };
  const idsOf = async (session: Session, signal: AbortSignal): Promise<readonly number[]> => {
    const ids = new Set<number>();
    const batches = readIndex(session, keys);
    for (;;) {
      const { value, done } = await withinDeadline({ timeoutMs, signal }, () => batches.next());
      if (done === true) break;
      for (const id of value) ids.add(id);
    }
    return [...ids].sort((one, other) => one - other);
  };
  async function* batchesOf(session: Session, ids: readonly number[], signal: AbortSignal) {
    let ahead = fetch(session, ids.slice(0, READ_AT_ONCE), signal);
    for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
      const reply = await ahead;
      const next = ids.slice(from + READ_AT_ONCE, from + 2 * READ_AT_ONCE);
      // On its way while this one is decoded.
      if (next.length > 0) ahead = fetch(session, next, signal);
      ahead.catch(() => {});
      yield decode(reply);
    }
  }

  return {
    read: async (session, ids, signal) => (ids.length === 0 ? [] : decode(await fetch(session, ids, signal))),
    async *list(session, signal) {
      const ids = await idsOf(session, signal);
      const aliases: number[] = [];
      for await (const records of ids.length === 0 ? [] : batchesOf(session, ids, signal)) {
        const [sources, others] = partition(records);
        aliases.push(...others.map(({ record }) => record.id));
        yield sources;
      }
      if (aliases.length > 0) yield* batchesOf(session, aliases, signal);
    },
    isServable({ record, stamp }) {
      if (stamp.epoch !== table.epoch || record.expiresAtMs <= now()) return false;
      return !table.hasReached(stamp.sequence, record.key, record);
    },
  };
}

type Batch<Value> = readonly StampedRecord<Value>[];

/** Those with an answer of their own, and the rest. */
function partition<Value>(records: Batch<Value>): readonly [sources: Batch<Value>, aliases: Batch<Value>] {
  const isSource = ({ record }: StampedRecord<Value>): boolean => 'value' in record.answer;
  return [records.filter(isSource), records.filter((each) => !isSource(each))];
}

/** All entries, as a store gives them. */
export async function* listRecords<Value>(reader: Reader<Value>, { connection }: Replica, signal: AbortSignal) {
  const session = await withSession(connection, signal, async (open) => open);
  for await (const records of reader.list(session, signal)) {
    for (const stamped of records) {
      signal.throwIfAborted();
      if (reader.isServable(stamped)) yield stamped.record;
    }
  }
}
