import type { Purge, Purgeable } from '@isartor/core';
import { fieldOf, purgeOf } from './purge-fields.js';

/** Purges since a number, as Redis tells them. */
export interface PurgeNews {
  readonly epoch: string;
  /** Number of the last purge. */
  readonly sequence: number;
  /** Fields of the hash of purges with their numbers. */
  readonly changes: ReadonlyMap<string, number>;
}

/** Tells whether a purge has reached an entry that was begun at `begun`. */
export type Reached = (begun: number, key: string, entry: Purgeable) => boolean;

/** What this process knows of the purges in Redis. */
export interface PurgeTable {
  /** '' before anything was told. */
  readonly epoch: string;
  /** Number of the last purge that was applied; it never falls. */
  readonly sequence: number;
  /** The sequence with which this process came into the epoch: what it began before belongs to another. */
  readonly entered: number;
  /** Applies what is new and returns it as purges; another epoch is a purge of everything. */
  apply(news: PurgeNews): readonly Purge[];
  readonly hasReached: Reached;
  /** `hasReached` as it would answer now, for good. */
  freeze(): Reached;
}

/** Knows nothing yet. Beyond `limit` purges the older half is replaced by a purge of everything as old. */
export function createPurgeTable(limit: number): PurgeTable {
  let epoch = '';
  let sequence = 0;
  let entered = 0;
  let all = 0;
  let numbers = new Map<string, number>();

  const forget = (upTo: number): void => {
    all = Math.max(all, upTo);
    for (const [field, number] of numbers) if (number <= all) numbers.delete(field);
  };

  const note = (changes: ReadonlyMap<string, number>): void => {
    for (const [field, number] of changes) if (field !== 'all') numbers.set(field, number);
    forget(changes.get('all') ?? 0);
    if (numbers.size <= limit) return;
    const sorted = [...numbers.values()].sort((one, other) => one - other);
    forget(sorted[Math.floor(sorted.length / 2)] ?? 0);
  };

  return {
    get epoch() {
      return epoch;
    },
    get sequence() {
      return sequence;
    },
    get entered() {
      return entered;
    },
    apply(news) {
      if (news.epoch !== epoch) {
        epoch = news.epoch;
        sequence = Math.max(sequence, news.sequence);
        entered = sequence;
        all = 0;
        numbers = new Map();
        note(news.changes);
        return [{ all: true }];
      }
      if (news.sequence <= sequence) return [];
      sequence = news.sequence;
      note(news.changes);
      return [...news.changes.keys()].flatMap((field) => purgeOf(field) ?? []);
    },
    hasReached: (begun, key, entry) => hasReached({ all, numbers }, begun, { key, ...entry }),
    freeze() {
      const frozen = { all, numbers: new Map(numbers) };
      return (begun, key, entry) => hasReached(frozen, begun, { key, ...entry });
    },
  };
}

interface Known {
  readonly all: number;
  readonly numbers: ReadonlyMap<string, number>;
}

function hasReached({ all, numbers }: Known, begun: number, entry: Purgeable & { readonly key: string }): boolean {
  if (all > begun) return true;
  if (numbers.size === 0) return false;
  const isLater = (purge: Purge): boolean => (numbers.get(fieldOf(purge)) ?? 0) > begun;
  return isLater({ key: entry.key }) || isLater({ tenant: entry.tenant }) || entry.tags.some((tag) => isLater({ tag }));
}
