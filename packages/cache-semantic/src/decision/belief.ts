import { inverseOf } from './matrix.js';
import type { Belief } from './noisy-logistic.js';
import type { Prior } from './prior.js';

const RIDGE = 0.5;
/** By how much uses differ in how often near questions have one answer: a standard deviation of the log-odds. */
const SHIFT = 0.4;

/** What a prior says of another use: its weights, as sure as they are, and a constant that may be another. */
export function beliefOf({ weights, information, observations }: Prior): Belief {
  const spread = inverseOf(information.map((row) => row.map((value) => value * observations)));
  const [first = [], ...others] = spread;
  const [variance = 0, ...shared] = first;
  return { weights, precision: inverseOf([[variance + SHIFT ** 2, ...shared], ...others]) };
}

/** Nothing is believed of the constant, and of the other weights that they are small. */
export function vagueBelief(): Belief {
  const indices = [0, 1, 2, 3, 4];
  return {
    weights: indices.map(() => 0),
    precision: indices.map((row) => indices.map((column) => (row !== column ? 0 : row === 0 ? 1e-3 : RIDGE))),
  };
}
