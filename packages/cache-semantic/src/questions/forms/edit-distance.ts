const rows: [number[], number[], number[]] = [[], [], []];

/**
 * How many letters must be put in, left out, replaced or swapped with their neighbour to come from one word to the other
 * (optimal string alignment); `limit + 1` where it is more than `limit`.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let [before, last, row] = rows;
  for (let column = 0; column <= other.length; column += 1) last[column] = column;
  for (let index = 1; index <= one.length; index += 1) {
    const least = fillRow({ one, other, index }, { before, last, row });
    if (least > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[other.length] ?? limit + 1, limit + 1);
}

interface Words {
  readonly one: string;
  readonly other: string;
  readonly index: number;
}

interface Rows {
  readonly before: readonly number[];
  readonly last: readonly number[];
  readonly row: number[];
}

function fillRow({ one, other, index }: Words, { before, last, row }: Rows): number {
  row[0] = index;
  let least = index;
  const letter = one.charCodeAt(index - 1);
  for (let column = 1; column <= other.length; column += 1) {
    const same = letter === other.charCodeAt(column - 1);
    let cost = Math.min(at(last, column) + 1, at(row, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
    const isSwapped =
      index > 1 &&
      column > 1 &&
      letter === other.charCodeAt(column - 2) &&
      one.charCodeAt(index - 2) === other.charCodeAt(column - 1);
    if (isSwapped) cost = Math.min(cost, at(before, column - 2) + 1);
    row[column] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
