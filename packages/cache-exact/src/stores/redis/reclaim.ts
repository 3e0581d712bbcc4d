import type { Purge } from '@isartor/core';
import { nameFor, type PurgeWork, runScript, textOfName } from '@isartor/redis';
import { DROP } from './entry-scripts.js';
import type { KeySpace } from './key-space.js';
import { type PayloadHeader, readHeader } from './payload-header.js';
import { scanEntries } from './scan-entries.js';

/** What a purge of entries needs. */
export interface Reclaim extends PurgeWork {
  readonly keys: KeySpace;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const BATCH = 500;

/** Drops what the purge reaches and tells how many entries that was. */
export async function reclaim(work: Reclaim): Promise<number> {
  const { keys, purge } = work;
  if ('key' in purge) return (await dropAll(work, [nameFor(purge.key)])).count;
  if ('tag' in purge) return reclaimIndex(work, keys.tagIndex(nameFor(purge.tag)));
  if ('tenant' in purge) return reclaimIndex(work, keys.tenantIndex(nameFor(purge.tenant)));
  let count = 0;
  for (const master of work.session.masters()) {
    for await (const names of scanEntries(master, keys)) count += (await dropAll(work, names)).count;
  }
  return count;
}

async function reclaimIndex(work: Reclaim, index: string): Promise<number> {
  const { send } = work.session;
  let count = 0;
  let kept = 0;
  for (;;) {
    work.signal.throwIfAborted();
    const reply = await send(index, ['ZRANGE', index, String(kept), String(kept + BATCH - 1)]);
    const names = Array.isArray(reply) ? reply.map(String) : [];
    if (names.length === 0) return count;
    const dropped = await dropAll(work, names);
    count += dropped.count;
    kept += names.length - dropped.gone.length;
    if (dropped.gone.length > 0) await send(index, ['ZREM', index, ...dropped.gone]);
  }
}

interface Dropped {
  /** Entries that could have been served until now. */
  readonly count: number;
  /** Names under which there is nothing that was begun after the purge. */
  readonly gone: readonly string[];
}

async function dropAll(work: Reclaim, names: readonly string[]): Promise<Dropped> {
  work.signal.throwIfAborted();
  const { session, keys, purge, epoch, number } = work;
  const [kind, name] = kindOf(purge);
  const values = [epoch, String(number), kind, name] as const;
  const replies = await Promise.all(
    names.map((each) => runScript(session.send, DROP, [keys.entryOf(each), ...values])),
  );
  let count = 0;
  const gone: string[] = [];
  for (const [index, reply] of replies.entries()) {
    const each = names[index] ?? '';
    if (reply !== 0) gone.push(each);
    const header = Buffer.isBuffer(reply) ? readHeader(reply) : undefined;
    if (header !== undefined && wasServed(work, textOfName(each) ?? '', header)) count += 1;
  }
  return { count, gone };
}

/** Whether an entry could have been served until this purge. */
function wasServed({ epoch, before, now }: Reclaim, key: string, { stamp, facts }: PayloadHeader): boolean {
  if (stamp.epoch !== epoch || facts.expiresAtMs <= now()) return false;
  return epoch !== before.epoch || !before.hasReached(stamp.sequence, key, facts);
}

function kindOf(purge: Purge): readonly [kind: string, name: string] {
  if ('all' in purge) return ['all', ''];
  if ('key' in purge) return ['key', ''];
  return 'tag' in purge ? ['tag', nameFor(purge.tag)] : ['tenant', nameFor(purge.tenant)];
}
