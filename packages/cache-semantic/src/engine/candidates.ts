import type { CandidateFeatures, Decision } from '../decision/decider.js';
import type { LiveEntry } from '../entries/shelf.js';
import type { Comparison } from '../questions/comparison.js';

/** An entry that may answer a question. */
export interface Candidate<Value> extends LiveEntry<Value> {
  /** Cosine of the two questions. */
  readonly similarity: number;
  readonly comparison: Comparison;
}

/** A candidate that neither a guard refuses nor a rule explains, with what is known of it. */
export interface OpenCandidate<Value> extends Candidate<Value> {
  readonly features: CandidateFeatures;
  readonly decision: Decision;
}

/** The margin where there is no other answer. */
const NO_OTHER_ANSWER = 2;

/** Similarity by which a neighbour counts e times less. */
const NEARNESS = 0.07;

/** What a decider is told of one of several candidates. */
export function featuresOf<Value>(candidate: Candidate<Value>, all: readonly Candidate<Value>[]): CandidateFeatures {
  const { entry, source, similarity } = candidate;
  const different = all.filter((other) => other.source.answer.answerKey !== source.answer.answerKey);
  const best = Math.max(...different.map((other) => other.similarity), Number.NEGATIVE_INFINITY);
  const weightOf = (some: readonly Candidate<Value>[]): number =>
    some.reduce((sum, one) => sum + Math.exp((one.similarity - similarity) / NEARNESS), 0);
  return {
    similarity,
    margin: best === Number.NEGATIVE_INFINITY ? NO_OTHER_ANSWER : similarity - best,
    right: entry.right,
    wrong: entry.wrong,
    agreement: 1 - weightOf(different) / weightOf(all),
  };
}
