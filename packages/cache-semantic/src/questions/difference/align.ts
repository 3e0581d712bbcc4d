import type { Token } from '../tokens/token.js';

/** Where two rows of tokens differ: what the one has in a place and the other has there instead. */
export interface Hunk {
  readonly left: readonly Token[];
  readonly right: readonly Token[];
  /** Index of the first token in its row. */
  readonly leftStart: number;
  readonly rightStart: number;
}

const MAX_CELLS = 10_000;
const cells = new Uint16Array(MAX_CELLS);

/**
 * The places where two rows of tokens differ, by a longest common subsequence. Rows that differ in too long a part are
 * not aligned within it: it is one place.
 */
export function alignTokens(left: readonly Token[], right: readonly Token[]): readonly Hunk[] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start]?.key === right[start]?.key) start += 1;
  let behind = 0;
  while (behind < shorter - start && left[left.length - 1 - behind]?.key === right[right.length - 1 - behind]?.key)
    behind += 1;
  const part: Hunk = {
    left: left.slice(start, left.length - behind),
    right: right.slice(start, right.length - behind),
    leftStart: start,
    rightStart: start,
  };
  if (part.left.length === 0 && part.right.length === 0) return [];
  const size = (part.left.length + 1) * (part.right.length + 1);
  if (part.left.length === 0 || part.right.length === 0 || size > MAX_CELLS) return [part];
  fill(part);
  return walk(part);
}

/** Each cell holds how many tokens the two rows have in common from there on. */
function fill({ left, right }: Hunk): void {
  const width = right.length + 1;
  cells.fill(0, 0, (left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row -= 1) {
    const key = left[row]?.key;
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      const [below, beside, next] = [cells[at + width] ?? 0, cells[at + 1] ?? 0, cells[at + width + 1] ?? 0];
      cells[at] = key === right[column]?.key ? next + 1 : Math.max(below, beside);
    }
  }
}

function walk(part: Hunk): readonly Hunk[] {
  const { left, right } = part;
  const width = right.length + 1;
  const hunks: Hunk[] = [];
  let [row, column, fromRow, fromColumn] = [0, 0, 0, 0];
  const close = (): void => {
    if (row > fromRow || column > fromColumn) {
      hunks.push({
        left: left.slice(fromRow, row),
        right: right.slice(fromColumn, column),
        leftStart: part.leftStart + fromRow,
        rightStart: part.rightStart + fromColumn,
      });
    }
  };
  while (row < left.length && column < right.length) {
    if (left[row]?.key === right[column]?.key) {
      close();
      row += 1;
      column += 1;
      [fromRow, fromColumn] = [row, column];
    } else if ((cells[(row + 1) * width + column] ?? 0) >= (cells[row * width + column + 1] ?? 0)) row += 1;
    else column += 1;
  }
  [row, column] = [left.length, right.length];
  close();
  return hunks;
}
