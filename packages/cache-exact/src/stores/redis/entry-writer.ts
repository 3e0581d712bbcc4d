import {
  type Guard,
  nameFor,
  type PurgeTable,
  reasonOf,
  runScript,
  type Session,
  type StateReport,
  type ValueBounds,
  WRITE_REFUSALS,
} from '@isartor/redis';
import type { ExactEntry } from '../../store.js';
import { FILE } from './entry-scripts.js';
import type { KeySpace } from './key-space.js';
import { encodePayload } from './payload.js';

/** What writing entries needs. */
export interface EntryWriterOptions {
  readonly guard: Guard;
  readonly table: PurgeTable;
  readonly keys: KeySpace;
  readonly bounds: ValueBounds;
  readonly report: StateReport;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Writes entries, and counts those it gave up. */
export interface EntryWriter<Value> {
  put(key: string, entry: ExactEntry<Value>, signal: AbortSignal): Promise<boolean>;
  readonly droppedWrites: number;
}

/** Writes under way at once; more are given up, so that a slow server holds no memory. */
const MAX_WRITES = 256;
/** Redis adds the clock to what it is given, and must not overflow. */
const LONGEST_LIFE_MS = 10 * 365 * 24 * 3_600_000;

/** A value is written in one go with its places in the indexes; what fails is given up, not tried again. */
export function createEntryWriter<Value>(options: EntryWriterOptions): EntryWriter<Value> {
  const { guard, table, report, now } = options;
  let droppedWrites = 0;
  let writes = 0;

  const store = async (session: Session, key: string, put: Put<Value>): Promise<boolean> => {
    const payload = await payloadOf(options, put.entry);
    try {
      await guard.run(session, put.signal, () => send(options, session, { key, payload, entry: put.entry }));
      report.noteWrites(undefined);
      return payload !== undefined;
    } catch (error) {
      droppedWrites += 1;
      const reason = reasonOf(error);
      if (!WRITE_REFUSALS.has(reason)) throw error;
      report.noteWrites(reason);
      return false;
    }
  };

  return {
    get droppedWrites() {
      return droppedWrites;
    },
    async put(key, entry, signal) {
      if (entry.expiresAtMs <= now()) return false;
      const session = await guard.session(signal);
      if (session === undefined || writes >= MAX_WRITES) {
        droppedWrites += 1;
        return false;
      }
      if (entry.sequence < table.entered || table.hasReached(entry.sequence, key, entry)) return false;
      writes += 1;
      try {
        return await store(session, key, { entry, signal });
      } finally {
        writes -= 1;
      }
    },
  };
}

interface Put<Value> {
  readonly entry: ExactEntry<Value>;
  readonly signal: AbortSignal;
}

/** Stamped at once, with what is known now: what comes while it is compressed reaches it. */
function payloadOf({ table, bounds }: EntryWriterOptions, entry: ExactEntry<unknown>): Promise<Buffer | undefined> {
  const stamp = { epoch: table.epoch, sequence: Math.min(entry.sequence, table.sequence) };
  return encodePayload(entry, stamp, bounds);
}

interface Sending {
  readonly key: string;
  readonly entry: ExactEntry<unknown>;
  /** Undefined for what is too large: the key then holds nothing. */
  readonly payload: Buffer | undefined;
}

async function send({ keys, now }: EntryWriterOptions, session: Session, sending: Sending): Promise<void> {
  const { payload, entry } = sending;
  const name = nameFor(sending.key);
  const entryKey = keys.entryOf(name);
  if (payload === undefined) {
    await session.send(entryKey, ['UNLINK', entryKey]);
    return;
  }
  const lifeMs = String(Math.ceil(Math.min(LONGEST_LIFE_MS, Math.max(1, entry.expiresAtMs - now()))));
  const indexes = [keys.tenantIndex(nameFor(entry.tenant)), ...entry.tags.map((tag) => keys.tagIndex(nameFor(tag)))];
  await Promise.all([
    session.send(entryKey, ['SET', entryKey, payload, 'PX', lifeMs]),
    ...indexes.map((index) => runScript(session.send, FILE, [index, name, lifeMs])),
  ]);
}
