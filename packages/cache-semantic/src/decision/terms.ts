import type { CandidateFeatures } from './decider.js';

/**
 * What the model weighs: similarity, margin, record and agreement. More of any never makes an answer less probable.
 */
export type Terms = readonly [similarity: number, margin: number, record: number, agreement: number];

/** Margins above say no more: the next different answer is about something else. */
const MAX_MARGIN = 0.3;
/** Labels of either kind that each entry has beforehand: one more says little, as it may be wrong itself. */
const LABELS_BEFORE = 3;
const MAX_RECORD = 1;

/** The features as the model takes them: bounded, and finite whatever was given. */
export function termsOf({ similarity, margin, right, wrong, agreement }: CandidateFeatures): Terms {
  return [
    clamp(similarity, -1, 1),
    // The first hundredths between two answers tell more than the next.
    signedRoot(clamp(margin, -MAX_MARGIN, MAX_MARGIN)),
    clamp(Math.log(countOf(right) / countOf(wrong)), -MAX_RECORD, MAX_RECORD),
    clamp(agreement, 0, 1),
  ];
}

const countOf = (labels: number): number => clamp(labels, 0, 1e6) + LABELS_BEFORE;

const signedRoot = (value: number): number => Math.sign(value) * Math.sqrt(Math.abs(value));

/** What is no number counts as the least. */
function clamp(value: number, least: number, most: number): number {
  return value >= least ? Math.min(value, most) : least;
}
