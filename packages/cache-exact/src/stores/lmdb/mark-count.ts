import type { EntryTable } from './entry-table.js';
import type { Reach } from './group.js';

/**
 * How many entries `mark` reaches that no `earlier` one does; undefined where that takes more than `maxLookups`
 * look-ups. The shorter way is taken: through the mark's own entries, or through those of the earlier ones.
 */
export function countReached(
  table: EntryTable,
  mark: Reach,
  { earlier, maxLookups }: { readonly earlier: readonly Reach[]; readonly maxLookups: number },
): number | undefined {
  const sizeOf = ({ group, lastId }: Reach): number => table.countOf(group, lastId);
  const own = sizeOf(mark);
  const ownLookups = own * earlier.length;
  const theirs = earlier.reduce((sum, other) => sum + sizeOf(other), 0);
  if (Math.min(ownLookups, theirs) > maxLookups) return undefined;

  const reaches = (id: number, { group, lastId }: Reach): boolean => id <= lastId && table.isListed(group, id);
  const common = new Set<number>();
  for (const { group } of ownLookups < theirs ? [mark] : earlier) {
    for (const id of table.numbersOf(group, Infinity)) {
      if (reaches(id, mark) && earlier.some((other) => reaches(id, other))) common.add(id);
    }
  }
  return own - common.size;
}
