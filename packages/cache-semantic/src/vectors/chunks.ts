/** Rows in one piece of memory: large enough to be few, small enough to be made without holding the event loop. */
export const CHUNK_ROWS = 1024;

/** Reads rows of vectors that lie in several pieces of memory. */
export interface ChunkedRows {
  readonly dimensions: number;
  readonly chunks: readonly Float32Array[];
}

/** The vector in a row, as a view of it. */
export function vectorAt({ dimensions, chunks }: ChunkedRows, row: number): Float32Array {
  const chunk = chunks[Math.floor(row / CHUNK_ROWS)];
  const offset = (row % CHUNK_ROWS) * dimensions;
  return chunk?.subarray(offset, offset + dimensions) ?? new Float32Array(dimensions);
}
