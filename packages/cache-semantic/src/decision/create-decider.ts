import type { Decider, Decision } from './decider.js';
import type { Label } from './label.js';
import { type Learnt, learntFrom } from './learnt.js';
import { MINILM_PRIOR } from './minilm-prior.js';
import type { LogisticState } from './noisy-logistic.js';
import type { Prior } from './prior.js';
import { createRing } from './ring.js';
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
  /** Of another embedder it is left aside. By default the one for the packaged model. */
  readonly prior?: Prior;
  /** What a decider of the same embedder gave; anything else is left aside. */
  readonly snapshot?: unknown;
}

/** Labels that are remembered; old ones make room, so that a changed use is learnt. */
const MAX_LABELS = 2048;
/** Candidates that are remembered: the bound is over candidates as they come. */
const MAX_NOTICED = 1024;
/** Share of labels that may be turned round though none was seen to be. */
const USUAL_NOISE = 0.03;
/** Labels between two fits, which take about two milliseconds. */
const LABELS_A_FIT = 32;
/** Candidates that are less similar than the floor by more than this bend the curve where nothing is served. */
const BELOW_FLOOR = 0.05;
/** Above this, candidates are counted whatever the floor: it gets too few to say anything. */
const MAX_TRAFFIC_FLOOR = 0.9;

/**
 * Decides by a logistic model of the features and an upper bound of the error among what it serves, learns from labels,
 * and decides the same after the same candidates and labels. A decision takes about a microsecond; learning is bounded.
 */
export function createDecider(options: DeciderOptions): Decider {
  const { embedderId, minLabels = 100, similarityFloor = 0.85, uncalibratedThreshold = 0.95 } = options;
  const { maxErrorRate = 0.02, prior: given = MINILM_PRIOR } = options;
  const trafficFloor = Math.min(similarityFloor, MAX_TRAFFIC_FLOOR);
  const prior = given.embedderId === embedderId ? among(given, trafficFloor) : undefined;
  const gathered = readSnapshot(options.snapshot, embedderId);
  const labels = createRing<Label>(MAX_LABELS, gathered.labels, gathered.count);
  const noticed = createRing<Terms>(MAX_NOTICED, gathered.noticed);
  let before: Learnt | undefined;
  let own: Learnt | undefined;

  const fit = (from: LogisticState | undefined): void => {
    const known = labels.count >= minLabels ? labels.all() : [];
    const material = { prior, noticed: noticed.all() };
    before = learntFrom({ ...material, labels: [] });
    own = known.length === 0 ? before : learntFrom({ ...material, labels: known, ...(from && { from }) });
  };
  const isWithin = (terms: Terms, bound: number): boolean => bound <= maxErrorRate && terms[0] >= similarityFloor;
  const assess = (terms: Terms): Decision => {
    if (own === undefined) return { serve: terms[0] >= Math.max(similarityFloor, uncalibratedThreshold) };
    const { probability, bound: ownBound } = own.assess(terms);
    // Labels come from a judge that is silent where it is unsure, mostly about wrong answers: they may make the decision
    // stricter than the prior, never looser.
    const bound = Math.max(ownBound, before?.assess(terms).bound ?? 0);
    return { serve: isWithin(terms, bound), probability, bound };
  };
  fit(gathered.state);
  return {
    decide: (features) => assess(termsOf(features)),
    notice(features) {
      const terms = termsOf(features);
      if (terms[0] >= trafficFloor) noticed.add(terms);
    },
    learn(features, isRight) {
      const terms = termsOf(features);
      if (terms[0] < trafficFloor - BELOW_FLOOR) return;
      const isSure = isWithin(terms, (before ?? own)?.assess(terms).bound ?? 1);
      labels.add({ terms, isRight, isSure });
      if (labels.count === minLabels || labels.count % LABELS_A_FIT === 0)
        fit(labels.count > minLabels ? own?.state : undefined);
    },
    believes(features) {
      if (own === undefined) return true;
      const { probability } = own.assess(termsOf(features));
      const noise = Math.max(own.state.noise, USUAL_NOISE);
      const isWrong = (1 - probability) * noise;
      return isWrong <= maxErrorRate * (isWrong + probability * (1 - noise));
    },
    ...(prior !== undefined && { sameAnswerFrom: prior.sameAnswerFrom }),
    get labels() {
      return labels.count;
    },
    snapshot() {
      const state = labels.count > minLabels ? own?.state : undefined;
      // What is made from it begins with this fit; so both go on from the same.
      fit(state);
      const all = { labels: labels.all(), count: labels.count, noticed: noticed.all() };
      return writeSnapshot(embedderId, { ...all, ...(state && { state }) });
    },
  };
}

/** The prior with those of its candidates that are counted. */
function among(prior: Prior, floor: number): Prior {
  return { ...prior, traffic: prior.traffic.filter(([similarity]) => similarity >= floor) };
}
