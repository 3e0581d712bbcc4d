import { inverseOf, type Matrix, times } from './matrix.js';
import { flattened, slopesAt } from './slopes.js';

/** Inputs with their labels; an input begins with the constant 1. */
export interface Observations {
  readonly inputs: readonly (readonly number[])[];
  /** 1 right, 0 wrong. */
  readonly labels: readonly number[];
}

/** What is believed of the weights beforehand: a normal distribution. */
export interface Belief {
  readonly weights: readonly number[];
  readonly precision: Matrix;
}

/** Where a fit stands. */
export interface LogisticState {
  readonly weights: readonly number[];
  /** Share of labels that say the opposite of what is so. */
  readonly noise: number;
}

/** A fitted model. */
export interface LogisticModel extends LogisticState {
  /** How unsure the weights are. */
  readonly covariance: Matrix;
}

/** What a fit must keep to. */
export interface FitLimits {
  /** Indices of weights that must not be below 0. */
  readonly nonNegative: ReadonlySet<number>;
  /** The most that noise may explain, below 0.5; with 0 every label is taken at its word. */
  readonly maxNoise: number;
  readonly maxRounds: number;
  /** Where it goes on from. By default it begins with the belief and the most noise. */
  readonly from?: LogisticState;
}

const SMALL_STEP = 1e-4;
/** A step longer than this overshoots where nearly all labels agree. */
const MAX_STEP = 2;
/** Pseudo-labels that speak for clean ones. */
const CLEAN_LABELS = 10;

/**
 * Logistic regression by Fisher scoring from a normal prior, for labels of which an unknown share is turned round (the
 * symmetric label noise of robust logistic regression, the share by expectation and maximisation). It begins with the
 * most noise: from little, the weights bend to what noise would explain and stay there.
 */
export function fitNoisyLogistic(observations: Observations, belief: Belief, limits: FitLimits): LogisticModel {
  const { nonNegative, maxNoise, maxRounds, from } = limits;
  const count = observations.labels.length;
  const flat = flattened(observations, belief.weights.length);
  let state: LogisticState = from ?? { weights: belief.weights, noise: maxNoise };
  let covariance: Matrix = inverseOf(belief.precision);
  if (count === 0) return { weights: belief.weights, noise: 0, covariance };
  for (let round = 0; round < maxRounds; round += 1) {
    const { gradient, information, turned } = slopesAt(state, flat, belief);
    covariance = inverseOf(information);
    const step = times(covariance, gradient);
    const length = Math.max(...step.map(Math.abs));
    const factor = Math.min(1, MAX_STEP / Math.max(length, MAX_STEP));
    const weights = state.weights.map((weight, index) => {
      const next = weight + factor * (step[index] ?? 0);
      return nonNegative.has(index) ? Math.max(0, next) : next;
    });
    const noise = Math.min(maxNoise, turned / (count + CLEAN_LABELS));
    const isSettled = length < SMALL_STEP && Math.abs(noise - state.noise) < SMALL_STEP;
    state = { weights, noise };
    if (isSettled) break;
  }
  return { ...state, covariance };
}

/** The probability of log-odds. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
