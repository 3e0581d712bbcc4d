/** How far from 1 the length of a vector may be by rounding. */
const LENGTH_TOLERANCE = 1e-3;

/** What keeps this from being a vector of length 1 with so many numbers; undefined where nothing does. */
export function faultOf(vector: unknown, dimensions: number): string | undefined {
  if (!(vector instanceof Float32Array)) return 'the answer is no vector';
  if (vector.length !== dimensions) return `the vector has ${vector.length} numbers, not ${dimensions}`;
  const length = lengthOf(vector);
  if (!Number.isFinite(length)) return 'the vector has numbers that are not finite';
  return Math.abs(length - 1) > LENGTH_TOLERANCE ? 'the vector is not normalised' : undefined;
}

/** The vector of length 1 in the same direction; undefined where there is none, or where something is no finite number. */
export function normalised(numbers: readonly unknown[]): Float32Array | undefined {
  if (!numbers.every((number) => typeof number === 'number')) return undefined;
  const vector = Float32Array.from(numbers);
  const length = lengthOf(vector);
  if (!Number.isFinite(length) || length === 0) return undefined;
  return vector.map((value) => value / length);
}

function lengthOf(vector: Float32Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return Math.sqrt(sum);
}
