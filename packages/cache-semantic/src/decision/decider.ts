/** What is known of a candidate besides the words: from these its probability is made. */
export interface CandidateFeatures {
  /** Cosine of the two questions, from -1 to 1. */
  readonly similarity: number;
  /**
   * How much closer the candidate is than the nearest of the eight with a different answer: below 0 where that one is nearer
   * (a guard refused it), 2 where there is none.
   */
  readonly margin: number;
  /** How often this entry was found to be right and wrong before. */
  readonly right: number;
  readonly wrong: number;
  /**
   * Share of the eight nearest that have the same answer, the candidate included, from 0 to 1. One that is less similar by
   * .07 counts e times less.
   */
  readonly agreement: number;
}

/** A decision about one candidate, and what it rests on. */
export interface Decision {
  readonly serve: boolean;
  /** Probability that the candidate's answer is right, from 0 to 1; absent without coefficients. */
  readonly probability?: number;
  /** Most that the share of wrong answers may be if all that is at least as probable is served; served while it is within the target. */
  readonly bound?: number;
}

/** Decides by probability, and learns from labels. */
export interface Decider {
  /** Changes nothing. */
  decide(features: CandidateFeatures): Decision;
  /** Tells of a candidate that came: a bound is over candidates as they come. */
  notice(features: CandidateFeatures): void;
  learn(features: CandidateFeatures, isRight: boolean): void;
  /**
   * Whether a label that says right can be relied on for that candidate as far as the target asks: labels may be
   * turned round, and one for an improbable answer then mostly is.
   */
  believes(features: CandidateFeatures): boolean;
  /**
   * Cosine of two answers from which on they count as one in different words, where the judge cannot tell; absent where
   * that is not known of the embedder.
   */
  readonly sameAnswerFrom?: number;
  /** Labels that were learnt from. */
  readonly labels: number;
  /** What was learnt, as JSON, for a decider made later. */
  snapshot(): unknown;
}
