import type { Counters } from './counters.js';
import type { KeptPrompt } from './recent-prompt.js';

/** What was counted, of one tenant or of all of them. */
export interface StatsView {
  readonly counters: ReadonlyMap<string, number>;
  /** Newest first. */
  readonly recent: readonly KeptPrompt[];
  /** Everything since then was counted; milliseconds since 1970. */
  readonly sinceMs: number;
  /** Whose numbers these are: this process's, or those of all that share a Redis. */
  readonly scope: 'replica' | 'all_replicas';
  /** Processes that share them now. */
  readonly replicas: number;
  /** Why they are this process's alone although they should be shared, in a word or two. */
  readonly reason?: string;
}

/** Whose numbers are asked for: a tenant's, or undefined for those of all. */
export type StatsSubject = string | undefined;

/** Numbers that grow. */
export interface Book {
  readonly counters: Counters;
  recent: readonly KeptPrompt[];
  sinceMs: number;
}
