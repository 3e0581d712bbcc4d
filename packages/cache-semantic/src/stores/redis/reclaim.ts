import type { Purge } from '@isartor/core';
import { nameFor, type PurgeWork, runScript } from '@isartor/redis';
import type { KeySpace } from './key-space.js';
import { readPurgeable } from './payload.js';
import { readIndex } from './read-index.js';
import { DROP } from './scripts.js';

const DROPPED_AT_ONCE = 200;

/** Drops what the purge reaches and tells how many entries could have been served until then. */
export async function reclaim(work: PurgeWork, keys: KeySpace): Promise<number> {
  const { session, purge, epoch, number, signal } = work;
  const [kind, name] = kindOf(purge);
  let count = 0;
  for await (const ids of readIndex(session, keys)) {
    for (let from = 0; from < ids.length; from += DROPPED_AT_ONCE) {
      signal.throwIfAborted();
      const some = ids.slice(from, from + DROPPED_AT_ONCE).map(String);
      const values = [keys.entries, epoch, String(number), kind, name, ...some];
      const reply = await runScript(session.send, DROP, [keys.index, ...values]);
      const lines = Array.isArray(reply) ? reply.map(String) : [];
      count += lines.filter((line) => wasServed(work, line)).length;
    }
  }
  return count;
}

function wasServed({ epoch, before }: PurgeWork, line: string): boolean {
  const entry = readPurgeable(line);
  if (entry === undefined) return false;
  return epoch !== before.epoch || !before.hasReached(entry.stamp.sequence, entry.key, entry);
}

function kindOf(purge: Purge): readonly [kind: string, name: string] {
  if ('all' in purge) return ['all', ''];
  if ('key' in purge) return ['key', nameFor(purge.key)];
  return 'tag' in purge ? ['tag', nameFor(purge.tag)] : ['tenant', nameFor(purge.tenant)];
}
