import { dot, times } from './matrix.js';
import { type LogisticModel, logistic } from './noisy-logistic.js';

/** What a model makes of a candidate. */
export interface Assessment {
  /** Probability that its answer is right, from 0 to 1. */
  readonly probability: number;
  /** The most that the share of wrong answers may be if this and all that is more probable is served. */
  readonly bound: number;
}

/** Assesses a candidate. */
export type Assess<Candidate> = (candidate: Candidate) => Assessment;

/** An input of the model, and how many candidates it stands for. */
export interface Load {
  readonly input: readonly number[];
  readonly count: number;
}

/** How careful a bound is. */
export interface Care {
  /** Standard deviations beyond what is expected. */
  readonly deviations: number;
  /** A share on top of that. */
  readonly excess: number;
}

interface Knots {
  /** From the most probable on. */
  readonly logOdds: Float64Array;
  readonly bounds: Float64Array;
}

/** Parts of the traffic, each with a bound of its own. */
const KNOTS = 96;

/**
 * Assesses inputs over a traffic: the bound is the share of wrong answers that the model expects among all candidates at
 * least as probable, plus standard deviations of that share (the delta method on the weights' covariance). It is the share
 * among all that is served, not that of the last one, which an operator's target is about. Without traffic it is 1.
 */
export function assessBy(model: LogisticModel, traffic: readonly Load[], care: Care): Assess<readonly number[]> {
  const knots = knotsOf(model, traffic, care);
  return (input) => {
    const logOdds = dot(model.weights, input);
    return { probability: logistic(logOdds), bound: knots.bounds[firstUpTo(knots.logOdds, logOdds)] ?? 1 };
  };
}

/** The first knot that is no more probable: its bound holds for all above it. */
function firstUpTo(descending: Float64Array, asked: number): number {
  let low = 0;
  let high = descending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((descending[middle] ?? 0) <= asked) high = middle;
    else low = middle + 1;
  }
  return low;
}

function knotsOf(
  { weights, covariance }: LogisticModel,
  traffic: readonly Load[],
  { deviations, excess }: Care,
): Knots {
  const points = traffic
    .map(({ input, count }) => ({ input, count, logOdds: dot(weights, input) }))
    .sort((left, right) => right.logOdds - left.logOdds);
  const part = points.reduce((sum, { count }) => sum + count, 0) / KNOTS;
  const logOdds: number[] = [];
  const bounds: number[] = [];
  const slope = weights.map(() => 0);
  let [served, wrong, most] = [0, 0, 0];
  for (const [index, point] of points.entries()) {
    const right = logistic(point.logOdds);
    served += point.count;
    wrong += point.count * (1 - right);
    addTo(slope, point.input, point.count * right * (1 - right));
    if (served < part * (logOdds.length + 1) && index < points.length - 1) continue;
    const deviation = Math.sqrt(Math.max(0, dot(slope, times(covariance, slope)))) / served;
    most = Math.max(most, Math.min(1, wrong / served + deviations * deviation + excess));
    logOdds.push(point.logOdds);
    bounds.push(most);
  }
  return { logOdds: Float64Array.from(logOdds), bounds: Float64Array.from(bounds) };
}

function addTo(sum: number[], vector: readonly number[], factor: number): void {
  for (let index = 0; index < sum.length; index += 1) sum[index] = (sum[index] ?? 0) + factor * (vector[index] ?? 0);
}
