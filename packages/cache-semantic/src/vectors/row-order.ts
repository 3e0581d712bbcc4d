/** Which number is in which row. Rows have no gaps: the last one takes the place of one that goes. */
export interface RowOrder {
  readonly size: number;
  idAt(row: number): number;
  rowOf(id: number): number | undefined;
  /** The new number's row, which is the last one. */
  append(id: number): number;
  /** The row that is free now, and the one that has moved there (the same where it was the last); nothing for a stranger. */
  remove(id: number): { readonly row: number; readonly last: number } | undefined;
  ids(): Float64Array;
}

/** Two that are told of the same changes in the same order agree. */
export function createRowOrder(initial: Iterable<number> = []): RowOrder {
  const ids: number[] = [...initial];
  const rows = new Map(ids.map((id, row) => [id, row]));
  return {
    get size() {
      return ids.length;
    },
    idAt: (row) => ids[row] ?? 0,
    rowOf: (id) => rows.get(id),
    append(id) {
      const row = ids.push(id) - 1;
      rows.set(id, row);
      return row;
    },
    remove(id) {
      const row = rows.get(id);
      const moved = ids.at(-1);
      if (row === undefined || moved === undefined) return undefined;
      const last = ids.length - 1;
      ids[row] = moved;
      rows.set(moved, row);
      ids.pop();
      rows.delete(id);
      return { row, last };
    },
    ids: () => Float64Array.from(ids),
  };
}
