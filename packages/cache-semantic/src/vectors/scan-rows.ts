import { CHUNK_ROWS, type ChunkedRows } from './chunks.js';
import { dotProduct } from './dot-product.js';
import type { Nearest } from './nearest.js';
import type { RowOrder } from './row-order.js';

/** Rows of one partition, whoever holds them. */
export interface Rows extends ChunkedRows {
  readonly order: RowOrder;
}

/** Offers every row to `nearest`. */
export function scanRows({ dimensions, chunks, order }: Rows, vector: Float32Array, nearest: Nearest): void {
  for (let row = 0; row < order.size; row += 1) {
    const chunk = chunks[Math.floor(row / CHUNK_ROWS)];
    if (chunk === undefined) return;
    nearest.offer(order.idAt(row), dotProduct(vector, chunk, (row % CHUNK_ROWS) * dimensions));
  }
}
