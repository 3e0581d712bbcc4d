import { type Assess, assessBy } from './error-bound.js';
import type { Label } from './label-memory.js';
import { dot } from './matrix.js';
import { type Belief, fitNoisyLogistic, type Limits, type LogisticModel, logistic } from './noisy-logistic.js';
import type { Prior } from './prior.js';
import { inputOf, type Standard, standardOf } from './standard.js';
import type { Terms } from './terms.js';
import { trafficOf } from './traffic.js';

/** What is known of an embedder's similarities, from a prior and from labels. */
export interface Learnt {
  readonly assess: Assess<Terms>;
}

/** What it is made from. */
export interface LearningMaterial {
  readonly prior: Prior | undefined;
  readonly labels: readonly Label[];
  readonly similarityFloor: number;
  readonly shadowRate: number;
}

/** Similarity, margin and record never speak against an answer. More noise than this is a model that does not fit. */
const LIMITS: Limits = { nonNegative: new Set([1, 2, 3]), maxNoise: 0.15 };
const RIDGE = 0.5;
/** Standard deviations between what is expected and the bound. */
const DEVIATIONS = 0.3;
/** Labels of served answers that speak for what the model expects. */
const TRUST = 20;
/** Above this the traffic is counted whatever the floor: it gets too little to say anything. */
const MAX_TRAFFIC_FLOOR = 0.9;

/** Undefined where there is neither a prior nor a label. */
export function learntFrom({ prior, labels, similarityFloor, shadowRate }: LearningMaterial): Learnt | undefined {
  if (prior === undefined && labels.length === 0) return undefined;
  const standard: Standard = prior?.standard ?? standardOf(labels.map(({ terms }) => terms));
  const inputs = labels.map(({ terms }) => inputOf(terms, standard));
  const observations = { inputs, labels: labels.map(({ isRight }) => (isRight ? 1 : 0)) };
  const model = fitNoisyLogistic(observations, prior === undefined ? vagueBelief() : beliefOf(prior), LIMITS);
  const trafficFloor = Math.min(similarityFloor, MAX_TRAFFIC_FLOOR);
  const candidates = trafficOf({ prior, labels, shadowRate }).filter(({ terms }) => terms[0] >= trafficFloor);
  const traffic = candidates.map(({ terms, count }) => ({ input: inputOf(terms, standard), count }));
  const excess = excessOf(model, labels, inputs);
  const assess = assessBy(model, traffic, { deviations: DEVIATIONS, excess });
  return { assess: (terms) => assess(inputOf(terms, standard)) };
}

const beliefOf = ({ weights, information, observations }: Prior): Belief => ({
  weights,
  precision: information.map((row) => row.map((value) => value * observations)),
});

/** Nothing is believed of the constant, and of the other weights that they are small. */
export function vagueBelief(): Belief {
  const indices = [0, 1, 2, 3, 4];
  return {
    weights: indices.map(() => 0),
    precision: indices.map((row) => indices.map((column) => (row !== column ? 0 : row === 0 ? 1e-3 : RIDGE))),
  };
}

/**
 * By how much the share of wrong answers among served ones that were checked exceeds what the model expects, less what may
 * be chance. It says that the model is wrong where it is sure, so it counts for everything that would be served.
 */
function excessOf(
  { weights, noise }: LogisticModel,
  labels: readonly Label[],
  inputs: readonly (readonly number[])[],
): number {
  let [checked, expected, found] = [0, 0, 0];
  for (const [index, { served, isRight }] of labels.entries()) {
    if (!served) continue;
    checked += 1;
    expected += 1 - noise - (1 - 2 * noise) * logistic(dot(weights, inputs[index] ?? []));
    found += isRight ? 0 : 1;
  }
  return Math.max(0, found - expected - Math.sqrt(expected + 1)) / (checked + TRUST);
}
