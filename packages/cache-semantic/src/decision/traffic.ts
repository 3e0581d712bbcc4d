import type { Label } from './label-memory.js';
import type { Prior } from './prior.js';
import type { Terms } from './terms.js';

/** Candidates of one kind, and how many of them came. */
export interface Visitors {
  readonly terms: Terms;
  readonly count: number;
}

/**
 * Candidates as they come: those of the prior, and own ones as their labels show them. A served answer that was checked
 * stands for all of its kind that were not.
 */
export function trafficOf({
  prior,
  labels,
  shadowRate,
}: {
  readonly prior: Prior | undefined;
  readonly labels: readonly Label[];
  readonly shadowRate: number;
}): readonly Visitors[] {
  const own = labels.map(({ terms, served }) => ({ terms, count: served && shadowRate > 0 ? 1 / shadowRate : 1 }));
  const total = own.reduce((sum, { count }) => sum + count, 0);
  // As many as there are labels: they weigh against the prior by what is known of them.
  const scaled = own.map(({ terms, count }) => ({ terms, count: (count * labels.length) / total }));
  const before = prior?.traffic ?? [];
  const each = (prior?.observations ?? 0) / before.length;
  return [...before.map((terms) => ({ terms, count: each })), ...scaled];
}
