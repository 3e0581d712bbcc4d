import { cosine } from './cosine.js';

/** How similar any two of some texts are, each computed once: replays ask for the same ones over and over. */
export interface Similarities {
  /** The number of a vector that an embedder with a memory gave for one of the texts. @throws Error for any other. */
  numberOf(vector: Float32Array): number;
  between(one: number, other: number): number;
}

/** Half of what all of them make together is kept: 200 MB for 10,000 texts. */
export function createSimilarities(vectors: readonly Float32Array[]): Similarities {
  const numbers = new Map(vectors.map((vector, number) => [vector, number]));
  const rows: (Float32Array | undefined)[] = [];

  const rowOf = (number: number): Float32Array => {
    const row = new Float32Array(number + 1);
    const vector = vectors[number];
    for (let other = 0; vector !== undefined && other <= number; other += 1) {
      row[other] = cosine(vector, vectors[other] ?? vector);
    }
    return row;
  };
  return {
    numberOf(vector) {
      const number = numbers.get(vector);
      if (number === undefined) throw new Error('Not the vector of one of the texts');
      return number;
    },
    between(one, other) {
      const [less, more] = one < other ? [one, other] : [other, one];
      const row = rows[more] ?? rowOf(more);
      rows[more] = row;
      return row[less] ?? Number.NaN;
    },
  };
}
