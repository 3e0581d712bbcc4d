import { withinDeadline } from '@isartor/core';
import type { OwnConnection, Replica, Session } from '@isartor/redis';
import type { SharedChanges } from '../shared-entries.js';
import { type ChangeBatch, readChanges } from './change-stream.js';
import type { KeySpace } from './key-space.js';
import type { Numbers } from './numbers.js';
import type { StampedRecord } from './payload.js';
import type { Reader } from './reader.js';
import type { Removals } from './removals.js';

/** What telling needs. */
export interface TellerOptions<Value> {
  readonly replica: Replica;
  readonly keys: KeySpace;
  readonly reader: Reader<Value>;
  readonly numbers: Numbers;
  readonly removals: Removals;
}

/** Who is told, and until when. */
export interface Told<Value> {
  readonly changes: SharedChanges<Value>;
  readonly signal: AbortSignal;
}

/** The connections in use. */
export interface Ways {
  readonly session: Session;
  /** For reads that wait. */
  readonly own: OwnConnection;
}

/** Tells what all processes put and remove. */
export interface Teller<Value> {
  /** False before all entries were told, and in an epoch of which they were not. */
  readonly isAtEpoch: boolean;
  /** Tells the next changes, or all entries where changes are missing. True where there were no more of them. */
  tellNext(ways: Ways, told: Told<Value>, waitMs: number): Promise<boolean>;
}

/** How far the changes have been told. */
interface Position {
  readonly epoch: string;
  readonly last: number;
}

/** Begins with all entries, and again where changes are missing, and in another epoch of Redis. */
export function createTeller<Value>({ replica, keys, reader, numbers, removals }: TellerOptions<Value>): Teller<Value> {
  const { table, controlMs } = replica;
  let position: Position | undefined;

  const tell = (changes: SharedChanges<Value>, records: readonly StampedRecord<Value>[]): void => {
    for (const stamped of records) {
      if (reader.isServable(stamped) && !removals.has(stamped.record.id)) changes.put(stamped.record);
    }
  };
  const tellAll = async (session: Session, { changes, signal }: Told<Value>): Promise<Position> => {
    const { epoch } = table;
    changes.begin();
    // Noted first: what changes while all is read is told afterwards.
    const last = await withinDeadline({ timeoutMs: controlMs, signal }, () => numbers.begin(session));
    for await (const records of reader.list(session, signal)) tell(changes, records);
    signal.throwIfAborted();
    await changes.end();
    return { epoch, last };
  };
  const apply = async (session: Session, { changes, signal }: Told<Value>, batch: ChangeBatch): Promise<void> => {
    if (batch.changes.some(({ epoch }) => epoch !== table.epoch)) await replica.sync(session);
    const ours = batch.changes.filter(({ epoch }) => epoch === table.epoch);
    const wanted = ours.flatMap(({ put }) => (put === undefined || changes.has(put) ? [] : [put]));
    tell(changes, await reader.read(session, wanted, signal));
    // Numbers are given once: what was removed is not put again.
    for (const { removed } of ours) if (removed.length > 0) changes.remove(removed);
  };

  const isAtEpoch = (): boolean => position !== undefined && position.epoch === table.epoch;
  return {
    get isAtEpoch() {
      return isAtEpoch();
    },
    async tellNext({ session, own }, told, waitMs) {
      if (position === undefined || position.epoch !== table.epoch) {
        position = await tellAll(session, told);
        return false;
      }
      const query = { after: position.last, waitMs, timeoutMs: controlMs, signal: told.signal };
      const batch = await readChanges(own, keys, query);
      if (batch !== undefined) await apply(session, told, batch);
      position = batch && { ...position, last: batch.last };
      return batch?.isFull === false && isAtEpoch();
    },
  };
}
