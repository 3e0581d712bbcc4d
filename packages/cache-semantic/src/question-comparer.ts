import type { Comparison, GuardName } from './questions/comparison.js';

/** Tells what the difference between two questions comes to. `Prepared` is what is made of a text once, to be compared often. */
export interface QuestionComparer<Prepared> {
  prepare(text: string): Prepared;
  compare(asked: Prepared, stored: Prepared): Comparison;
  /** Every guard that refuses, for explanations; left out where `compare` names all there are. */
  refusals?(asked: Prepared, stored: Prepared): readonly GuardName[];
}
