import { setImmediate as nextTurn } from 'node:timers/promises';
import { vectorAt } from './chunks.js';
import type { Outbox } from './outbox.js';
import type { RowMatrix } from './row-matrix.js';

/** Vectors that are to go to another process. */
export interface HandOver {
  readonly of: number;
  readonly matrix: RowMatrix;
  readonly outbox: Outbox;
  /** False when that process is there no more. */
  readonly isWanted: () => boolean;
}

/** Vectors that are handed over in one turn of the event loop. */
const HANDED_AT_ONCE = 256;

/** Sends all that are there, bit by bit: what comes or goes meanwhile is told by itself. */
export async function handOver({ of, matrix, outbox, isWanted }: HandOver): Promise<void> {
  for (const [place, id] of matrix.order.ids().entries()) {
    if (place > 0 && place % HANDED_AT_ONCE === 0) await nextTurn();
    if (!isWanted()) return;
    const row = matrix.order.rowOf(id);
    if (row !== undefined) outbox.add(of, id, vectorAt(matrix, row));
  }
}
