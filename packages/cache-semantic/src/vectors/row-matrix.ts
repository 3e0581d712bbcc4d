import { CHUNK_ROWS, vectorAt } from './chunks.js';
import { createRowOrder } from './row-order.js';
import type { Rows } from './scan-rows.js';

/** Vectors of one partition, side by side. */
export interface RowMatrix extends Rows {
  append(id: number, vector: Float32Array): void;
  /** False where it is not there. */
  remove(id: number): boolean;
}

/** Begins with room for one vector: most partitions stay small. */
export function createRowMatrix(dimensions: number): RowMatrix {
  const chunks: Float32Array[] = [];
  const order = createRowOrder();
  const matrix: Rows = { dimensions, chunks, order };

  const grow = (row: number): void => {
    const index = Math.floor(row / CHUNK_ROWS);
    const chunk = chunks[index];
    const place = row % CHUNK_ROWS;
    if (chunk !== undefined && chunk.length > place * dimensions) return;
    const rows = index > 0 ? CHUNK_ROWS : Math.min(CHUNK_ROWS, Math.max(1, place * 2));
    const larger = new Float32Array(rows * dimensions);
    if (chunk !== undefined) larger.set(chunk);
    chunks[index] = larger;
  };

  return {
    ...matrix,
    append(id, vector) {
      const row = order.append(id);
      grow(row);
      vectorAt(matrix, row).set(vector);
    },
    remove(id) {
      const gap = order.remove(id);
      if (gap === undefined) return false;
      vectorAt(matrix, gap.row).set(vectorAt(matrix, gap.last));
      // One spare piece is kept, so that a size that goes up and down around its edge makes none anew.
      if (order.size + CHUNK_ROWS <= (chunks.length - 1) * CHUNK_ROWS) chunks.pop();
      return true;
    },
  };
}
