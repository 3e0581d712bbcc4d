import type { Prior } from './prior.js';
import type { Terms } from './terms.js';

/** Candidates of one kind, and how many of them came. */
export interface Visitors {
  readonly terms: Terms;
  readonly count: number;
}

/** What the prior's candidates count as beside own ones. */
const VISITORS_BEFORE = 500;

/** Candidates as they come: those of the prior, and those that came last. */
export function trafficOf(prior: Prior | undefined, noticed: readonly Terms[]): readonly Visitors[] {
  const before = prior?.traffic ?? [];
  const each = VISITORS_BEFORE / before.length;
  return [...before.map((terms) => ({ terms, count: each })), ...noticed.map((terms) => ({ terms, count: 1 }))];
}
