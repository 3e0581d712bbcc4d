import { type Matrix, times } from './matrix.js';
import type { Belief, LogisticState, Observations } from './noisy-logistic.js';

/** Observations one after the other, so that going over them is fast: a fit does it some times while others wait. */
export interface FlatObservations {
  /** The inputs row by row. */
  readonly inputs: Float64Array;
  readonly labels: Float64Array;
}

/** Where the likelihood of the labels rises, and how fast that changes. */
export interface Slopes {
  readonly gradient: readonly number[];
  /** Fisher's information. */
  readonly information: Matrix;
  /** Labels that are turned round, as far as the model can tell. */
  readonly turned: number;
}

const SURE = 1e-9;

/** Takes observations for fits. */
export function flattened({ inputs, labels }: Observations, size: number): FlatObservations {
  const flat = new Float64Array(inputs.length * size);
  for (let index = 0; index < inputs.length; index += 1) flat.set(inputs[index] ?? [], index * size);
  return { inputs: flat, labels: Float64Array.from(labels) };
}

/** The slopes at a state. */
export function slopesAt({ weights, noise }: LogisticState, observations: FlatObservations, belief: Belief): Slopes {
  const { inputs, labels } = observations;
  const size = weights.length;
  const differences = belief.weights.map((weight, index) => weight - (weights[index] ?? 0));
  const sums = createSums(inputs, times(belief.precision, differences), belief.precision);
  const flat = Float64Array.from(weights);
  const clean = 1 - 2 * noise;
  let turned = 0;
  for (let index = 0; index < labels.length; index += 1) {
    const start = index * size;
    const label = labels[index] ?? 0;
    const right = rightAt(flat, inputs, start);
    const said = Math.min(1 - SURE, Math.max(SURE, noise + clean * right));
    const slope = clean * right * (1 - right);
    const certainty = 1 / (said * (1 - said));
    turned += label === 1 ? (noise * (1 - right)) / said : (noise * right) / (1 - said);
    sums.add(start, slope * certainty * (label - said), slope * slope * certainty);
  }
  return { ...sums.all(), turned };
}

function rightAt(weights: Float64Array, inputs: Float64Array, start: number): number {
  let logOdds = 0;
  for (let place = 0; place < weights.length; place += 1) {
    logOdds += (weights[place] ?? 0) * (inputs[start + place] ?? 0);
  }
  return 1 / (1 + Math.exp(-logOdds));
}

interface Sums {
  /** Adds the input that starts there. */
  add(start: number, pull: number, weight: number): void;
  all(): Pick<Slopes, 'gradient' | 'information'>;
}

function createSums(inputs: Float64Array, first: readonly number[], precision: Matrix): Sums {
  const size = first.length;
  const gradient = Float64Array.from(first);
  const lower = Float64Array.from(precision.flat());
  return {
    add(start, pull, weight) {
      for (let row = 0; row < size; row += 1) {
        const value = inputs[start + row] ?? 0;
        gradient[row] = (gradient[row] ?? 0) + pull * value;
        for (let column = 0; column <= row; column += 1) {
          const cell = row * size + column;
          lower[cell] = (lower[cell] ?? 0) + weight * value * (inputs[start + column] ?? 0);
        }
      }
    },
    all: () => ({
      gradient: [...gradient],
      information: precision.map((cells, row) =>
        cells.map((_, column) => lower[Math.max(row, column) * size + Math.min(row, column)] ?? 0),
      ),
    }),
  };
}
