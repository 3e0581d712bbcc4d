import { withinDeadline } from '@isartor/core';
import type { OwnConnection } from '@isartor/redis';
import type { KeySpace } from './key-space.js';

/** One change, as the stream has it. */
export interface Change {
  readonly epoch: string;
  /** An entry that was put. */
  readonly put: number | undefined;
  /** Entries that were removed. */
  readonly removed: readonly number[];
}

/** What was read of the stream. */
export interface ChangeBatch {
  readonly changes: readonly Change[];
  /** The number of the last one. */
  readonly last: number;
  /** There were more than were read. */
  readonly isFull: boolean;
}

/** What is asked for. */
export interface ChangeQuery {
  /** The number of the last change that is known. */
  readonly after: number;
  /** Milliseconds to wait for one; 0 does not wait. */
  readonly waitMs: number;
  /** Milliseconds within which Redis has to answer besides. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

const READ_AT_ONCE = 500;

/** Reads what came after a change; undefined where the next ones are not there any more. */
export async function readChanges(
  { send }: OwnConnection,
  { changes: stream }: KeySpace,
  { after, waitMs, timeoutMs, signal }: ChangeQuery,
): Promise<ChangeBatch | undefined> {
  const block = waitMs > 0 ? ['BLOCK', String(waitMs)] : [];
  const command = ['XREAD', 'COUNT', String(READ_AT_ONCE), ...block, 'STREAMS', stream, `${after}-0`];
  const reply = await withinDeadline({ timeoutMs: timeoutMs + waitMs, signal }, () => send(command));
  const [, items] = Array.isArray(reply) && Array.isArray(reply[0]) ? reply[0] : [];
  const changes: Change[] = [];
  let last = after;
  for (const item of Array.isArray(items) ? items : []) {
    const [id, fields] = Array.isArray(item) ? item : [];
    const number = Number.parseInt(String(id), 10);
    if (number !== last + 1) return undefined;
    last = number;
    changes.push(changeOf(fields));
  }
  return { changes, last, isFull: changes.length >= READ_AT_ONCE };
}

function changeOf(fields: unknown): Change {
  const members: readonly unknown[] = Array.isArray(fields) ? fields : [];
  const fieldIn = (name: string): string => {
    const place = members.findIndex((member, index) => index % 2 === 0 && String(member) === name);
    return place < 0 ? '' : String(members[place + 1]);
  };
  const put = fieldIn('p');
  return {
    epoch: fieldIn('e'),
    put: put === '' ? undefined : Number(put),
    removed: fieldIn('r').split(' ').filter(Boolean).map(Number),
  };
}
