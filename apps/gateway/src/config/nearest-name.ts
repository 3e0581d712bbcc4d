/** Edits (insert, delete, replace one character) that turn `from` into `to`: Levenshtein's distance, one row kept. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, character] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/**
 * The candidate that `name` is nearest to: the fewest edits for the length of the longer of both, whatever the case.
 * The first of equals; '' when there is none.
 */
export function nearestName(name: string, candidates: readonly string[]): string {
  const wanted = name.toLowerCase();
  let nearest = '';
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const edits = distance(wanted, candidate.toLowerCase()) / Math.max(wanted.length, candidate.length);
    if (edits >= least) continue;
    least = edits;
    nearest = candidate;
  }
  return nearest;
}
