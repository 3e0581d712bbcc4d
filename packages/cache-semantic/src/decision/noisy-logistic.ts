import { dot, inverseOf, type Matrix, times } from './matrix.js';

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

/** A fitted model. */
export interface LogisticModel {
  readonly weights: readonly number[];
  /** How unsure the weights are. */
  readonly covariance: Matrix;
  /** Share of labels that say the opposite of what is so. */
  readonly noise: number;
}

const MAX_ROUNDS = 25;
const SMALL_STEP = 1e-6;
/** A step longer than this overshoots where nearly all labels agree. */
const MAX_STEP = 2;
/** Pseudo-labels that speak for clean ones. */
const CLEAN_LABELS = 40;
const FIRST_NOISE = 0.02;

/** What a fit must keep to. */
export interface Limits {
  /** Indices of weights that must not be below 0. */
  readonly nonNegative: ReadonlySet<number>;
  /** The most that noise may explain, below 0.5; with 0 every label is taken at its word. */
  readonly maxNoise: number;
}

/**
 * Logistic regression by Fisher scoring from a normal prior, for labels of which an unknown share is turned round (the
 * symmetric label noise of robust logistic regression, the share by expectation and maximisation). The share is taken from
 * wrong answers that are said to be right only: right ones said to be wrong may as well be errors of the model.
 */
export function fitNoisyLogistic(observations: Observations, belief: Belief, limits: Limits): LogisticModel {
  let state: LogisticModel = {
    weights: belief.weights,
    covariance: inverseOf(belief.precision),
    noise: Math.min(FIRST_NOISE, limits.maxNoise),
  };
  if (observations.labels.length === 0) return { ...state, noise: 0 };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { gradient, information, turned, wrong } = slopesAt(state, observations, belief);
    const covariance = inverseOf(information);
    const step = times(covariance, gradient);
    const length = Math.max(...step.map(Math.abs));
    const factor = Math.min(1, MAX_STEP / Math.max(length, MAX_STEP));
    const weights = state.weights.map((weight, index) => {
      const next = weight + factor * (step[index] ?? 0);
      return limits.nonNegative.has(index) ? Math.max(0, next) : next;
    });
    const noise = Math.min(limits.maxNoise, turned / (wrong + CLEAN_LABELS));
    const isSettled = length < SMALL_STEP && Math.abs(noise - state.noise) < SMALL_STEP;
    state = { weights, covariance, noise };
    if (isSettled) break;
  }
  return state;
}

/** The probability of log-odds. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

interface Slopes {
  readonly gradient: number[];
  readonly information: number[][];
  /** Wrong answers, as far as the model can tell, and those of them that are said to be right. */
  readonly wrong: number;
  readonly turned: number;
}

function slopesAt({ weights, noise }: LogisticModel, { inputs, labels }: Observations, belief: Belief): Slopes {
  const information = belief.precision.map((row) => [...row]);
  const gradient = times(
    belief.precision,
    belief.weights.map((weight, index) => weight - (weights[index] ?? 0)),
  );
  let [wrong, turned] = [0, 0];
  for (const [index, input] of inputs.entries()) {
    const isRight = labels[index] === 1;
    const right = logistic(dot(weights, input));
    const said = Math.min(1 - 1e-9, Math.max(1e-9, noise + (1 - 2 * noise) * right));
    const slope = (1 - 2 * noise) * right * (1 - right);
    const certainty = 1 / (said * (1 - said));
    addObservation({ gradient, information }, input, [
      slope * certainty * ((isRight ? 1 : 0) - said),
      slope * slope * certainty,
    ]);
    const isTurned = (noise * (1 - right)) / said;
    wrong += isRight ? isTurned : ((1 - noise) * (1 - right)) / (1 - said);
    turned += isRight ? isTurned : 0;
  }
  return { gradient, information, wrong, turned };
}

function addObservation(
  { gradient, information }: Pick<Slopes, 'gradient' | 'information'>,
  input: readonly number[],
  [pull, weight]: readonly [number, number],
): void {
  for (let row = 0; row < input.length; row += 1) {
    const value = input[row] ?? 0;
    gradient[row] = (gradient[row] ?? 0) + pull * value;
    const target = information[row] ?? [];
    for (let column = 0; column < input.length; column += 1) {
      target[column] = (target[column] ?? 0) + weight * value * (input[column] ?? 0);
    }
  }
}
