import type { Replayed } from './replay.js';

/** One replay with what it was told. */
export interface BankingRun {
  /** Where labels came from; '' without a judge. */
  readonly labels: string;
  /** What it was told to keep to: a share of wrong answers, or a similarity. */
  readonly setting: number;
  readonly replayed: Replayed;
}

/** All replays of one stream. */
export interface BankingRuns {
  readonly ours: readonly BankingRun[];
  /** Similarity alone decides what the guards leave open. */
  readonly withGuards: readonly BankingRun[];
  /** Similarity alone decides. */
  readonly withoutGuards: readonly BankingRun[];
}
