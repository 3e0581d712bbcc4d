import { createHash } from 'node:crypto';

const DIMENSIONS = 16;

/**
 * A vector of length 1 that depends on the text alone: equal texts have equal vectors. Its numbers are exact as 32-bit
 * floats; 16 of them, unless another count is asked for.
 */
export function vectorOf(text: string, dimensions: unknown): readonly number[] {
  const count = typeof dimensions === 'number' ? dimensions : DIMENSIONS;
  const digest = createHash('sha256').update(text).digest();
  const size = Math.fround(1 / Math.sqrt(count));
  return Array.from({ length: count }, (_, index) => {
    const byte = digest[(index >> 3) % digest.length] ?? 0;
    return (byte >> (index & 7)) % 2 === 0 ? size : -size;
  });
}
