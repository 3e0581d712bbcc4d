import type { GuardName } from '../comparison.js';
import type { Difference } from '../difference/difference.js';

/** One reason why two questions must not share an answer. */
export interface Guard {
  readonly name: GuardName;
  /** The words that are the reason; undefined where this guard has nothing to say. */
  readonly objection: (difference: Difference) => string | undefined;
}
