/** A square matrix by rows. */
export type Matrix = readonly (readonly number[])[];

/** The inverse of a symmetric matrix that is positive definite, by Gauss and Jordan's elimination. */
export function inverseOf(matrix: Matrix): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, index) => [...row, ...row.map((_, column) => (column === index ? 1 : 0))]);
  for (let pivot = 0; pivot < size; pivot += 1) eliminate(rows, pivot);
  return rows.map((row) => row.slice(size));
}

/** The product of a matrix and a vector. */
export function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

/** The sum of the products of two vectors' elements. */
export function dot(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1) sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
}

function eliminate(rows: number[][], pivot: number): void {
  const row = rows[pivot] ?? [];
  const head = row[pivot] ?? 1;
  for (let column = 0; column < row.length; column += 1) row[column] = (row[column] ?? 0) / head;
  for (const other of rows) {
    if (other === row) continue;
    const factor = other[pivot] ?? 0;
    for (let column = 0; column < other.length; column += 1) {
      other[column] = (other[column] ?? 0) - factor * (row[column] ?? 0);
    }
  }
}
