import { setImmediate as nextTurn } from 'node:timers/promises';
import { vectorAt } from './chunks.js';
import { type KeptProcessOptions, keepProcess } from './kept-process.js';
import { createOutbox } from './outbox.js';
import type { RowMatrix } from './row-matrix.js';
import type { Found, SearchProcess } from './search-process.js';
import type { IndexHealth, VectorQuery } from './vector-index.js';

/** What a large partition goes by in the process. */
export interface LargePartition {
  readonly of: number;
  readonly matrix: RowMatrix;
}

/** Partitions that are searched in a process. The rows stay here, so that a process that dies takes nothing with it. */
export interface LargePartitions {
  open(matrix: RowMatrix): LargePartition;
  append(partition: LargePartition, id: number, vector: Float32Array): void;
  remove(partition: LargePartition, id: number): void;
  forget(partition: LargePartition): void;
  search(partition: LargePartition, query: VectorQuery): Promise<Found>;
  health(): IndexHealth;
  close(): Promise<void>;
}

/** Vectors that are handed over in one turn of the event loop. */
const HANDED_AT_ONCE = 256;

/** The process starts with the first partition, so that its graph is there when somebody searches. */
export function createLargePartitions(options: Omit<KeptProcessOptions, 'onStart'>): LargePartitions {
  const partitions = new Map<LargePartition, Promise<void>>();
  let lastNumber = 0;
  const kept = keepProcess({
    ...options,
    onStart(process) {
      outbox.clear();
      for (const partition of partitions.keys()) partitions.set(partition, hand(process, partition));
    },
  });
  const outbox = createOutbox(() => kept.current);

  /** Bit by bit: what comes or goes meanwhile is told by itself. */
  const hand = async (process: SearchProcess, { of, matrix }: LargePartition): Promise<void> => {
    process.post({ type: 'open', of, dimensions: matrix.dimensions });
    for (const [place, id] of matrix.order.ids().entries()) {
      if (place > 0 && place % HANDED_AT_ONCE === 0) await nextTurn();
      const row = matrix.order.rowOf(id);
      if (kept.current !== process) return;
      if (row !== undefined) outbox.add(of, id, vectorAt(matrix, row));
    }
  };

  return {
    open(matrix) {
      lastNumber += 1;
      const partition = { of: lastNumber, matrix };
      partitions.set(partition, Promise.resolve());
      if (kept.current !== undefined) partitions.set(partition, hand(kept.current, partition));
      else kept.start();
      return partition;
    },
    append({ of, matrix }, id, vector) {
      matrix.append(id, vector);
      if (kept.current !== undefined) outbox.add(of, id, vector);
    },
    remove({ of, matrix }, id) {
      matrix.remove(id);
      outbox.flush();
      kept.current?.post({ type: 'remove', of, id });
    },
    forget(partition) {
      outbox.flush();
      if (partitions.delete(partition)) kept.current?.post({ type: 'close', of: partition.of });
    },
    async search(partition, query) {
      kept.use();
      await partitions.get(partition);
      const process = kept.use();
      outbox.flush();
      const found = await process.search({ of: partition.of, ...query });
      kept.noteAnswer();
      return found;
    },
    health: () => kept.health(),
    async close() {
      partitions.clear();
      await kept.close();
    },
  };
}
