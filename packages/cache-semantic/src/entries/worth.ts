import type { Entry } from './entry.js';
import type { EntryTable } from './entry-table.js';

/** What an entry is worth to keep, per byte: the tokens it saves, how often, and how much of its life is left. */
export function worthOf<Value>(entry: Entry<Value>, savedTokens: number, timeMs: number): number {
  const lifeMs = entry.expiresAtMs - entry.storedAtMs;
  const freshness = lifeMs > 0 ? Math.max(0, entry.expiresAtMs - timeMs) / lifeMs : 0;
  return (Math.max(1, savedTokens) * (1 + entry.hits) * freshness) / entry.sizeBytes;
}

/** Entries that are weighed to find one that goes: enough to spare the best half nearly always, in a time that is bounded. */
const WEIGHED = 16;

/** What has to go. */
export interface Leaving {
  /** Milliseconds since 1970. */
  readonly timeMs: number;
  /** Stays, whatever it is worth. */
  readonly spared: ReadonlySet<number>;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** The one worth least of a few that are picked at random; nothing where only spared ones were. */
export function leastWorth<Value>(
  table: EntryTable<Value>,
  { timeMs, spared, random }: Leaving,
): Entry<Value> | undefined {
  let least: Entry<Value> | undefined;
  let leastWorth = Infinity;
  for (let round = 0; round < WEIGHED; round += 1) {
    const entry = table.pick(random());
    if (entry === undefined || spared.has(entry.id)) continue;
    const source = table.sourceOf(entry);
    const savedTokens = source !== undefined && 'savedTokens' in source.answer ? source.answer.savedTokens : 0;
    const worth = worthOf(entry, savedTokens, timeMs);
    if (worth < leastWorth) {
      least = entry;
      leastWorth = worth;
    }
  }
  return least;
}
