import type { Terms } from './terms.js';

/** A label that was learnt. */
export interface Label {
  readonly terms: Terms;
  readonly isRight: boolean;
  /** Whether it would have been served by what is known beforehand. */
  readonly isSure: boolean;
}
