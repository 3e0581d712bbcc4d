import type { KeySpace } from './key-space.js';
import { scanEntries } from './scan-entries.js';
import type { Send, Session } from './session.js';

/** Entries that are counted one by one on each server; beyond them the rest is estimated. */
const MAX_COUNTED = 10_000;

/** Entries and their bytes, exact as long as they are few. */
export interface Measured {
  readonly entries: number;
  readonly bytes: number;
  /** Keys of any kind that the servers dropped for want of memory since they were started. */
  readonly evictions: number;
}

/** Counts what is in Redis; of a server with more than 10 000 entries it looks at that many and at the number of keys. */
export async function measure(session: Session, keys: KeySpace): Promise<Measured> {
  const parts = await Promise.all(session.masters().map((master) => measureServer(session, master, keys)));
  const sum = (of: keyof Measured): number => parts.reduce((total, part) => total + part[of], 0);
  return { entries: sum('entries'), bytes: sum('bytes'), evictions: sum('evictions') };
}

async function measureServer(session: Session, master: Send, keys: KeySpace): Promise<Measured> {
  const evictions = await evictionsOf(master);
  let entries = 0;
  let bytes = 0;
  for await (const names of scanEntries(master, keys)) {
    const lengths = await Promise.all(
      names.map(async (name) => Number(await session.send(keys.entryOf(name), ['STRLEN', keys.entryOf(name)]))),
    );
    // What is gone since it was found has no length.
    const found = lengths.filter((length) => length > 0);
    entries += found.length;
    bytes += found.reduce((sum, length) => sum + length, 0);
    if (entries >= MAX_COUNTED) {
      const held = Math.max(entries, Number(await master(['DBSIZE'])));
      return { entries: held, bytes: Math.round((bytes / entries) * held), evictions };
    }
  }
  return { entries, bytes, evictions };
}

async function evictionsOf(master: Send): Promise<number> {
  // A user who may not ask is not told.
  const info = await master(['INFO', 'stats']).catch(() => '');
  return Number(/evicted_keys:(\d+)/.exec(String(info))?.[1] ?? 0);
}
