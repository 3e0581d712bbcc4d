import { beliefOf, vagueBelief } from './belief.js';
import { type Assess, assessBy } from './error-bound.js';
import { excessOf } from './excess.js';
import type { Label } from './label.js';
import { fitNoisyLogistic, type LogisticState } from './noisy-logistic.js';
import type { Prior } from './prior.js';
import { inputOf, standardOf } from './standard.js';
import type { Terms } from './terms.js';
import { trafficOf } from './traffic.js';

/** What is known of an embedder's similarities, from a prior and from labels. */
export interface Learnt {
  readonly assess: Assess<Terms>;
  /** Where the next fit goes on from. */
  readonly state: LogisticState;
}

/** What it is made from. */
export interface LearningMaterial {
  readonly prior: Prior | undefined;
  readonly labels: readonly Label[];
  /** The candidates that came last. */
  readonly noticed: readonly Terms[];
  /** Goes on from there for a few rounds. */
  readonly from?: LogisticState;
}

/** No term speaks against an answer. */
const NON_NEGATIVE: ReadonlySet<number> = new Set([1, 2, 3, 4]);
/**
 * Wrong answers where the prior is sure, as many for any of them, look like labels that are turned round. More than this is
 * taken for what it says.
 */
const MAX_NOISE = 0.12;
/** From here a share of turned labels that has become greater is found. */
const LEAST_NOISE = 0.03;
const ROUNDS = 25;
/** Enough beside the last fit, whose labels are nearly the same. */
const ROUNDS_MORE = 3;
/** Standard deviations between what is expected and the bound. */
const DEVIATIONS = 0.1;

/** Undefined where there is neither a prior nor a label. */
export function learntFrom({ prior, labels, noticed, from }: LearningMaterial): Learnt | undefined {
  if (prior === undefined && labels.length === 0) return undefined;
  const standard = prior?.standard ?? standardOf(labels.map(({ terms }) => terms));
  const inputs = labels.map(({ terms }) => inputOf(terms, standard));
  const observations = { inputs, labels: labels.map(({ isRight }) => (isRight ? 1 : 0)) };
  const isOnward = prior !== undefined && from !== undefined;
  const model = fitNoisyLogistic(observations, prior === undefined ? vagueBelief() : beliefOf(prior), {
    nonNegative: NON_NEGATIVE,
    // Only what is known beforehand tells noise from a use where many answers are wrong.
    maxNoise: prior === undefined ? 0 : MAX_NOISE,
    maxRounds: isOnward ? ROUNDS_MORE : ROUNDS,
    ...(isOnward && { from: { ...from, noise: Math.max(from.noise, LEAST_NOISE) } }),
  });
  const traffic = trafficOf(prior, noticed).map(({ terms, count }) => ({ input: inputOf(terms, standard), count }));
  const assess = assessBy(model, traffic, { deviations: DEVIATIONS, excess: excessOf(model, labels, inputs) });
  return { assess: (terms) => assess(inputOf(terms, standard)), state: model };
}
