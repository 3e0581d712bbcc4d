import type { CandidateFeatures, Decider, Decision } from './decider.js';
import { createLabelMemory } from './label-memory.js';
import { type Learnt, learntFrom } from './learnt.js';
import { MINILM_PRIOR } from './minilm-prior.js';
import type { Prior } from './prior.js';
import { readSnapshot, writeSnapshot } from './snapshot.js';
import { type Terms, termsOf } from './terms.js';

/** Settings of a decider. */
export interface DeciderOptions {
  /** Id of the embedder whose similarities it gets. */
  readonly embedderId: string;
  /** Share of served answers that may be wrong, from 0 to 1. By default 0.02. */
  readonly maxErrorRate?: number;
  /** Least similarity of what is served. By default 0.85. */
  readonly similarityFloor?: number;
  /** Least similarity of what is served while nothing is known of the embedder. By default 0.95. */
  readonly uncalibratedThreshold?: number;
  /** Labels before they move the coefficients. By default 100. */
  readonly minLabels?: number;
  /** Share of what would be served that is checked instead: what a label of such a candidate stands for. By default 0.02. */
  readonly shadowRate?: number;
  /** Of another embedder it is left aside. By default the one for the packaged model. */
  readonly prior?: Prior;
  /** What a decider of the same embedder gave; anything else is left aside. */
  readonly snapshot?: unknown;
}

/** Labels that are remembered; old ones make room, so that a changed use is learnt. */
const MAX_LABELS = 2048;
/** Labels between two fits, which take about two milliseconds. */
const LABELS_A_FIT = 32;

/**
 * Decides by a logistic model of the features and an upper bound of the error among what it serves, learns from labels,
 * and decides the same for the same options, labels and order. A decision takes about a microsecond; learning is bounded.
 */
export function createDecider(options: DeciderOptions): Decider {
  const { embedderId, minLabels = 100, similarityFloor = 0.85, uncalibratedThreshold = 0.95 } = options;
  const { maxErrorRate = 0.02, shadowRate = 0.02, prior: given = MINILM_PRIOR } = options;
  const prior = given.embedderId === embedderId ? given : undefined;
  const memory = createLabelMemory(MAX_LABELS, ...readSnapshot(options.snapshot, embedderId));
  // Labels come from a judge that is silent where it is unsure, mostly about wrong answers: they may make the decision
  // stricter than the prior, never looser.
  const before = learntFrom({ prior, labels: [], similarityFloor, shadowRate });
  let learnt: Learnt | undefined = fit();

  function fit(): Learnt | undefined {
    const labels = memory.count >= minLabels ? memory.all() : [];
    return learntFrom({ prior, labels, similarityFloor, shadowRate });
  }
  const judge = (terms: Terms): Decision => {
    if (learnt === undefined) return { serve: terms[0] >= Math.max(similarityFloor, uncalibratedThreshold) };
    const own = learnt.assess(terms);
    const bound = Math.max(own.bound, before?.assess(terms).bound ?? 0);
    return { serve: bound <= maxErrorRate && terms[0] >= similarityFloor, probability: own.probability, bound };
  };
  return {
    decide: (features: CandidateFeatures) => judge(termsOf(features)),
    learn(features, isRight) {
      const terms = termsOf(features);
      memory.add({ terms, isRight, served: judge(terms).serve });
      if (memory.count === minLabels || memory.count % LABELS_A_FIT === 0) learnt = fit();
    },
    get labels() {
      return memory.count;
    },
    snapshot() {
      // What is made from it begins with a fit; so this one goes on from the same.
      learnt = fit();
      return writeSnapshot(embedderId, memory);
    },
  };
}
