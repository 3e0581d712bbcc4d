import type { Purge, PurgeLog } from '@isartor/core';
import type { EntryRecord } from './entry-store.js';

/** Takes what a shared store tells of its entries. */
export interface SharedChanges<Value> {
  /** All that is there follows, up to `end`: at first, and where changes were missed. */
  begin(): void;
  /** Whether this entry is here already. */
  has(id: number): boolean;
  /** An entry that no purge has reached yet. */
  put(record: EntryRecord<Value>): void;
  remove(ids: readonly number[]): void;
  /** What was here at `begin` and has not come since is gone. Ends when that is so here too. */
  end(): Promise<void>;
}

/** A store whose entries other processes change as well. */
export interface SharedEntries<Value> {
  /** False where this process may have missed a purge or other changes: it then serves nothing. Asked at each hit. */
  readonly isCurrent: boolean;
  /** The purges of all. An entry begun in an epoch of the store that has passed counts as reached. */
  readonly purges: Pick<PurgeLog, 'sequence' | 'hasReached'>;
  /** Calls `listener` whenever purges hold here, before they are acknowledged; returns how to stop. */
  onPurge(listener: () => void): () => void;
  /**
   * Resolves with the number of entries dropped, when nobody serves any of them any more, nor what was begun before. Rejects
   * where the store is away.
   */
  purge(purge: Purge, signal: AbortSignal): Promise<number>;
  /** Tells all changes until `signal` aborts. Ends, and never rejects, when the first attempt to tell what there is has. */
  follow(changes: SharedChanges<Value>, signal: AbortSignal): Promise<void>;
}
