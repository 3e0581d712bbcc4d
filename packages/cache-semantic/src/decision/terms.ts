import type { CandidateFeatures } from './decider.js';

/**
 * What the model weighs: similarity, margin, record and neighbours. More of the first three never makes an answer less
 * probable.
 */
export type Terms = readonly [number, number, number, number];

/** Margins above say no more: the next different answer is about something else. */
const MAX_MARGIN = 0.3;
const MAX_RECORD = 3;
/** Others among the eight that are looked at. */
const MAX_NEIGHBOURS = 7;

/** The features as the model takes them: bounded, and finite whatever was given. */
export function termsOf({ similarity, margin, right, wrong, neighbours }: CandidateFeatures): Terms {
  return [
    clamp(similarity, -1, 1),
    // The first hundredths between two answers tell more than the next.
    signedRoot(clamp(margin, -MAX_MARGIN, MAX_MARGIN)),
    clamp(Math.log((clamp(right, 0, 1e6) + 1) / (clamp(wrong, 0, 1e6) + 1)), -MAX_RECORD, MAX_RECORD),
    clamp(neighbours, 0, MAX_NEIGHBOURS) / MAX_NEIGHBOURS,
  ];
}

const signedRoot = (value: number): number => Math.sign(value) * Math.sqrt(Math.abs(value));

/** What is no number counts as the least. */
function clamp(value: number, least: number, most: number): number {
  return value >= least ? Math.min(value, most) : least;
}
