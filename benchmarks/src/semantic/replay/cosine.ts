/** Dot product of two vectors, which is their cosine where both have length 1. Their length is a multiple of four. */
export function cosine(one: Float32Array, other: Float32Array): number {
  // Four sums do not wait for each other. What is read is there.
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let at = 0; at < one.length; at += 4) {
    first += (one[at] as number) * (other[at] as number);
    second += (one[at + 1] as number) * (other[at + 1] as number);
    third += (one[at + 2] as number) * (other[at + 2] as number);
    fourth += (one[at + 3] as number) * (other[at + 3] as number);
  }
  return first + second + third + fourth;
}
