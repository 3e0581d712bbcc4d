/** Dot product of `vector` with what lies in `rows` from `offset` on. */
export function dotProduct(vector: Float32Array, rows: Float32Array, offset: number): number {
  const { length } = vector;
  const paired = length - (length % 4);
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  // Four sums that do not wait for one another; every index is within bounds, so `as` costs no check.
  for (let index = 0; index < paired; index += 4) {
    const at = offset + index;
    first += (vector[index] as number) * (rows[at] as number);
    second += (vector[index + 1] as number) * (rows[at + 1] as number);
    third += (vector[index + 2] as number) * (rows[at + 2] as number);
    fourth += (vector[index + 3] as number) * (rows[at + 3] as number);
  }
  for (let index = paired; index < length; index += 1) {
    first += (vector[index] as number) * (rows[offset + index] as number);
  }
  return first + second + third + fourth;
}
