/** The mean of the rows of a matrix, as a vector of length 1 (mean pooling over all word pieces of one text). */
export function meanOf(rows: Float32Array, dimensions: number): Float32Array {
  const sums = new Float64Array(dimensions);
  for (let offset = 0; offset < rows.length; offset += dimensions) {
    for (let index = 0; index < dimensions; index += 1) sums[index] = (sums[index] ?? 0) + (rows[offset + index] ?? 0);
  }
  let squares = 0;
  for (const sum of sums) squares += sum * sum;
  return Float32Array.from(sums, (sum) => sum / Math.sqrt(squares));
}
