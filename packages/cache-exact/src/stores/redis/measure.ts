import type { Send, Session } from '@isartor/redis';
import type { KeySpace } from './key-space.js';

/** Entries that are counted one by one on each server, and keys that are looked at for that; the rest is estimated. */
const MAX_COUNTED = 2_000;
const MAX_LOOKED_AT = 20_000;
const BATCH = '500';

/** Entries and their bytes, exact as long as they are few. */
export interface Measured {
  readonly entries: number;
  readonly bytes: number;
  /** Keys of any kind that the servers dropped for want of memory since they were started. */
  readonly evictions: number;
  /** Whether entries and bytes are an estimate. */
  readonly isEstimate: boolean;
}

/** Counts what is in Redis; of a server with many keys it looks at some, and at the number of all. */
export async function measure(session: Session, keys: KeySpace, signal: AbortSignal): Promise<Measured> {
  const parts = await Promise.all(session.masters().map((master) => measureServer(master, keys, signal)));
  const sum = (of: 'entries' | 'bytes' | 'evictions'): number => parts.reduce((total, part) => total + part[of], 0);
  const isEstimate = parts.some((part) => part.isEstimate);
  return { entries: sum('entries'), bytes: sum('bytes'), evictions: sum('evictions'), isEstimate };
}

async function measureServer(master: Send, keys: KeySpace, signal: AbortSignal): Promise<Measured> {
  const evictions = await evictionsOf(master);
  let cursor = '0';
  let lookedAt = 0;
  let entries = 0;
  let bytes = 0;
  do {
    signal.throwIfAborted();
    // Without a pattern: how many keys were looked at is what the estimate rests on.
    const reply = await master(['SCAN', cursor, 'COUNT', BATCH]);
    const [next, found] = Array.isArray(reply) ? reply : [];
    cursor = String(next ?? '0');
    const names = Array.isArray(found) ? found.map(String) : [];
    const lengths = await lengthsOf(master, names.filter(keys.isEntry));
    lookedAt += names.length;
    entries += lengths.length;
    bytes += lengths.reduce((sum, length) => sum + length, 0);
    if (cursor !== '0' && (entries >= MAX_COUNTED || lookedAt >= MAX_LOOKED_AT)) {
      const share = Math.max(1, Number(await master(['DBSIZE'])) / lookedAt);
      return { entries: Math.round(entries * share), bytes: Math.round(bytes * share), evictions, isEstimate: true };
    }
  } while (cursor !== '0');
  return { entries, bytes, evictions, isEstimate: false };
}

/** Bytes of each entry that is still there. */
async function lengthsOf(master: Send, entryKeys: readonly string[]): Promise<readonly number[]> {
  const lengths = await Promise.all(entryKeys.map(async (entryKey) => Number(await master(['STRLEN', entryKey]))));
  return lengths.filter((length) => length > 0);
}

async function evictionsOf(master: Send): Promise<number> {
  // A user who may not ask is not told.
  const info = await master(['INFO', 'stats']).catch(() => '');
  return Number(/evicted_keys:(\d+)/.exec(String(info))?.[1] ?? 0);
}
