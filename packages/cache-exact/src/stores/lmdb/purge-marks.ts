import { reaches } from '@isartor/core';
import type { Counters } from './counters.js';
import type { EntryTable } from './entry-table.js';
import type { Group } from './group.js';
import { countReached } from './mark-count.js';
import type { MarkRecords, StoredMark } from './mark-records.js';
import type { EntryFacts } from './record.js';

/**
 * Purges of groups: in force at once, carried out bit by bit. A mark says that the entries of a group up to a number
 * are gone; it is kept in the database until the last of them is, so that none comes back with a restart.
 */
export interface PurgeMarks {
  /** Whether there is something left to carry out. */
  readonly isPending: boolean;
  /** Whether there is more of it than it is wise to add to. */
  readonly isFull: boolean;
  /** Whether a mark says that an entry is gone. */
  isGone(id: number, facts: EntryFacts): boolean;
  /** Puts a purge in force. The result resolves to how many entries that were. */
  begin(sequence: number, group: Group): Promise<number>;
  /** Drops a few entries that are gone. */
  sweep(): void;
  /** Called before everything is dropped; tells how many of it count for the purges that are under way. */
  clear(): number;
  /** Notes that an entry was dropped singly. */
  noteRemoved(id: number, facts: EntryFacts): void;
  /** Writes what changed, within a transaction. */
  save(): void;
  /** What was saved is committed. */
  commit(): void;
  /** Back to what was committed. */
  reload(): void;
}

interface Mark extends StoredMark {
  /** Entries dropped since it is in force that no earlier mark reaches. */
  removed: number;
  /** How many entries it reaches that no earlier mark does; undefined until that is known. */
  total: number | undefined;
  readonly resolve: (total: number) => void;
}

/** Purges of large groups that may be under way at once. */
const MAX_MARKS = 1_000;

/** Look-ups that the count of one purge may take at once where it overlaps with others under way. */
const MAX_LOOKUPS = 5_000;

/** Entries that one sweep drops at most: it must not hold up the event loop. */
const SWEPT_AT_ONCE = 8;

/** The marks as the records have them. `tableOf` is a function because the table in turn tells the marks what it drops. */
export function createPurgeMarks(records: MarkRecords, counters: Counters, tableOf: () => EntryTable): PurgeMarks {
  const load = (): Mark[] =>
    records.load().map((stored) => ({ ...stored, removed: 0, total: undefined, resolve: () => {} }));
  let marks = load();
  // Carried out, but not yet committed: look-ups still see what they reach.
  let ended: Mark[] = [];

  const firstOf = (among: readonly Mark[], id: number, facts: EntryFacts): Mark | undefined =>
    among.find(({ lastId, group }) => id <= lastId && reaches(group, '', facts));

  return {
    get isPending() {
      return marks.length > 0;
    },
    get isFull() {
      return marks.length >= MAX_MARKS;
    },
    isGone: (id, facts) => (firstOf(marks, id, facts) ?? firstOf(ended, id, facts)) !== undefined,
    begin: (sequence, group) =>
      new Promise((resolve) => {
        const mark: Mark = { sequence, group, lastId: counters.nextId - 1, removed: 0, total: undefined, resolve };
        settle(tableOf(), mark, { earlier: marks, maxLookups: MAX_LOOKUPS });
        marks.push(mark);
      }),
    sweep() {
      const [mark] = marks;
      if (mark === undefined) return;
      const table = tableOf();
      settle(table, mark, { earlier: [], maxLookups: 0 });
      const ids = [...table.numbersOf(mark.group, SWEPT_AT_ONCE)].filter((id) => id <= mark.lastId);
      for (const id of ids) if (!table.remove(id)) table.unlist(mark.group, id);
      if (ids.length < SWEPT_AT_ONCE) ended.push(...marks.splice(0, 1));
    },
    clear() {
      for (const [place, mark] of marks.entries()) {
        settle(tableOf(), mark, { earlier: marks.slice(0, place), maxLookups: Infinity });
      }
      const counted = marks.reduce((sum, { total = 0, removed }) => sum + total - removed, 0);
      ended.push(...marks.splice(0));
      return counted;
    },
    noteRemoved(id, facts) {
      const mark = firstOf(marks, id, facts);
      if (mark !== undefined) mark.removed += 1;
    },
    save: () => records.save(marks),
    commit() {
      if (ended.length > 0) ended = [];
    },
    reload() {
      // Whoever waits for the count of one still does.
      const before = new Map([...ended, ...marks].map((mark) => [mark.sequence, mark]));
      ended = [];
      marks = load().map((mark) => before.get(mark.sequence) ?? mark);
    },
  };
}

/** Counts what a mark reaches, unless that takes too long: then when the earlier ones are carried out. */
function settle(table: EntryTable, mark: Mark, limits: Parameters<typeof countReached>[2]): void {
  if (mark.total !== undefined) return;
  const left = countReached(table, mark, limits);
  if (left === undefined) return;
  mark.total = mark.removed + left;
  mark.resolve(mark.total);
}
