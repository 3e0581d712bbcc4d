import type { CandidateFeatures } from '../decision/decider.js';

/** The margin where there is no other answer. */
const NO_OTHER_ANSWER = 2;

/** What a decider is told of a candidate that nothing is known of but its similarity, with no other beside it. */
export function loneCandidate(similarity: number): CandidateFeatures {
  return { similarity, margin: NO_OTHER_ANSWER, right: 0, wrong: 0, agreement: 1 };
}
