import type { Purge } from '@isartor/core';
import type { Session } from '../session.js';
import type { Reached } from './purge-table.js';

/** A purge that has its number: what it reaches is served no more, and only takes room. */
export interface PurgeWork {
  readonly session: Session;
  readonly purge: Purge;
  readonly epoch: string;
  readonly number: number;
  /** What this process knew of purges before this one. */
  readonly before: { readonly epoch: string; readonly hasReached: Reached };
  readonly signal: AbortSignal;
}

/** Drops what a purge reaches and tells how many entries could have been served until then. */
export type Reclaim = (work: PurgeWork) => Promise<number>;
