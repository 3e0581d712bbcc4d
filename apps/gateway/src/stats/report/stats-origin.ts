import type { StatsView } from '../stats-view.js';

/** Whose numbers a document tells. */
export interface StatsOrigin {
  /** This process's alone, or those of all that share a Redis. */
  readonly scope: 'replica' | 'all_replicas';
  /** Processes that are in it and there now. */
  readonly replicas: number;
  /** RFC 3339: what came before is not in it. */
  readonly since: string;
  /** Why the numbers are those of this process alone although they should be shared. */
  readonly reason?: string;
}

export const originOf = ({ scope, replicas, sinceMs, reason }: StatsView): StatsOrigin => ({
  scope,
  replicas,
  since: new Date(sinceMs).toISOString(),
  ...(reason === undefined ? {} : { reason }),
});
