import type { Database } from './database.js';
import type { Reach } from './group.js';

/** A purge in force, by its sequence. */
export interface StoredMark extends Reach {
  readonly sequence: number;
}

/** The marks that the database keeps, in the order of their purges. */
export interface MarkRecords {
  /** All of them, as they were committed. */
  load(): StoredMark[];
  /** Makes the database keep these and no others, within a transaction. */
  save(marks: readonly StoredMark[]): void;
}

/** Writes no more than what changed since the last call. */
export function createMarkRecords({ marks: table }: Database): MarkRecords {
  const kept = new Set<number>();
  return {
    load() {
      const found = [...table.getRange()].map(({ key, value }): StoredMark => ({ sequence: key, ...value }));
      kept.clear();
      for (const { sequence } of found) kept.add(sequence);
      return found;
    },
    save(marks) {
      if (marks.length === 0 && kept.size === 0) return;
      const wanted = new Set(marks.map(({ sequence }) => sequence));
      for (const { sequence, group, lastId } of marks) {
        if (!kept.has(sequence)) table.putSync(sequence, { group, lastId });
        kept.add(sequence);
      }
      for (const sequence of [...kept].filter((candidate) => !wanted.has(candidate))) {
        table.removeSync(sequence);
        kept.delete(sequence);
      }
    },
  };
}
