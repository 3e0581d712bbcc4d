import type { Label } from './label.js';
import { dot } from './matrix.js';
import { type LogisticState, logistic } from './noisy-logistic.js';

/** Labels of such answers that speak for what the model expects. */
const TRUST = 20;
/** Standard deviations that may be chance. */
const CHANCE = 2;

/**
 * By how much the share of wrong answers exceeds what the model expects, among labelled ones that would be served by what is
 * known beforehand, less what may be chance. It says that the model is wrong where it is sure, so it counts for everything.
 */
export function excessOf(
  { weights, noise }: LogisticState,
  labels: readonly Label[],
  inputs: readonly (readonly number[])[],
): number {
  let [checked, expected, found] = [0, 0, 0];
  for (const [index, { isSure, isRight }] of labels.entries()) {
    if (!isSure) continue;
    checked += 1;
    expected += 1 - noise - (1 - 2 * noise) * logistic(dot(weights, inputs[index] ?? []));
    found += isRight ? 0 : 1;
  }
  return Math.max(0, found - expected - CHANCE * Math.sqrt(expected + 1)) / (checked + TRUST);
}
