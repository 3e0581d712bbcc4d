/** Two questions. */
export interface TextPair {
  readonly a: string;
  readonly b: string;
  /** Not looked at while rules were written. */
  readonly isHeldOut: boolean;
}

/** Pairs of one kind. */
export interface PairSet {
  /** Whose pairs they are: the first set, another one, or a file of the data folder. */
  readonly source: string;
  readonly kind: string;
  /** What is right: one answer serves both, or it does not; `either` where both are defensible. */
  readonly expected: 'hit' | 'miss' | 'either';
  readonly pairs: readonly TextPair[];
}
