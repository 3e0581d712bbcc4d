import type { Terms } from './terms.js';

/** How terms are brought to a common scale: `(term - centre) / scale`. */
export interface Standard {
  readonly centre: Terms;
  readonly scale: Terms;
}

/** The input of the model: the constant 1, then the terms on the common scale. */
export function inputOf(terms: Terms, { centre, scale }: Standard): readonly number[] {
  return [
    1,
    (terms[0] - centre[0]) / scale[0],
    (terms[1] - centre[1]) / scale[1],
    (terms[2] - centre[2]) / scale[2],
    (terms[3] - centre[3]) / scale[3],
  ];
}

/** Means and standard deviations; a term that never changes keeps its size. */
export function standardOf(all: readonly Terms[]): Standard {
  const columns = ([0, 1, 2, 3] as const).map((index) => spreadOf(all.map((terms) => terms[index])));
  const pick = (part: 'mean' | 'deviation'): Terms => {
    const [similarity = 0, margin = 0, record = 0, agreement = 0] = columns.map((column) => column[part]);
    return [similarity, margin, record, agreement];
  };
  return { centre: pick('mean'), scale: pick('deviation') };
}

function spreadOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: variance > 1e-12 ? Math.sqrt(variance) : 1 };
}
