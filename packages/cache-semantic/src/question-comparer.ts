import type { Comparison } from './questions/comparison.js';

/** Tells what the difference between two questions comes to. `Prepared` is what is made of a text once, to be compared often. */
export interface QuestionComparer<Prepared> {
  prepare(text: string): Prepared;
  compare(asked: Prepared, stored: Prepared): Comparison;
}
