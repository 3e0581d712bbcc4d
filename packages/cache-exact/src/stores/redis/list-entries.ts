import { withinDeadline } from '@isartor/core';
import {
  type Connection,
  callErrorOf,
  type Lease,
  type PurgeTable,
  RedisCallError,
  type Send,
  type Session,
  textOfName,
  type ValueBounds,
} from '@isartor/redis';
import type { KeyedEntry } from '../../store.js';
import { isServable } from './entry-reader.js';
import type { KeySpace } from './key-space.js';
import { type DecodedEntry, decodePayload } from './payload.js';
import { scanEntries } from './scan-entries.js';

/** What listing entries needs. */
export interface ListingOptions {
  readonly connection: Connection;
  readonly lease: Lease;
  readonly table: PurgeTable;
  readonly keys: KeySpace;
  readonly bounds: ValueBounds;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Entries that are read at once: each may take as much memory as one may. */
const READ_AT_ONCE = 8;

/** Milliseconds for one of the calls; nobody waits for their sum. */
const CALL_TIMEOUT_MS = 30_000;

/**
 * All entries, server by server. Rejects with a RedisCallError where Redis is away or goes away, and where this process
 * may no longer serve: it may then have missed a purge.
 */
export async function* listEntries<Value>(
  options: ListingOptions,
  signal: AbortSignal,
): AsyncGenerator<KeyedEntry<Value>> {
  signal.throwIfAborted();
  try {
    yield* list<Value>(options, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw callErrorOf(error);
  }
}

async function* list<Value>(options: ListingOptions, signal: AbortSignal): AsyncGenerator<KeyedEntry<Value>> {
  const { connection, lease } = options;
  const session = await connection.obtain();
  if (session === undefined) throw new RedisCallError(connection.reason);
  for await (const names of batchesOf(session, options, signal)) {
    const found = await within(signal, () => Promise.all(names.map((name) => read<Value>(options, session, name))));
    for (const [key, decoded] of found) {
      signal.throwIfAborted();
      // Asked for each: whoever takes them may take his time.
      if (!lease.isHeld) throw new RedisCallError('no lease');
      if (decoded !== undefined && isServable(options, key, decoded)) yield [key, decoded.entry];
    }
  }
}

async function* batchesOf(
  session: Session,
  { keys }: ListingOptions,
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  for (const master of session.masters()) {
    const send: Send = (args) => within(signal, () => master(args));
    for await (const names of scanEntries(send, keys)) {
      for (let from = 0; from < names.length; from += READ_AT_ONCE) yield names.slice(from, from + READ_AT_ONCE);
    }
  }
}

const within = <Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> =>
  withinDeadline({ timeoutMs: CALL_TIMEOUT_MS, signal }, work);

async function read<Value>(
  { keys, bounds }: ListingOptions,
  { send }: Session,
  name: string,
): Promise<readonly [key: string, DecodedEntry<Value> | undefined]> {
  const key = textOfName(name);
  if (key === undefined) return ['', undefined];
  const entryKey = keys.entryOf(name);
  const payload = await send(entryKey, ['GET', entryKey]);
  return [key, Buffer.isBuffer(payload) ? await decodePayload<Value>(payload, bounds) : undefined];
}
