import { type KeptThreadOptions, keepThread } from './kept-thread.js';
import type { RowMatrix } from './row-matrix.js';
import type { Found, SearchThread } from './search-thread.js';
import type { IndexHealth, VectorQuery } from './vector-index.js';

/** What a large partition goes by in the thread. */
export interface LargePartition {
  readonly of: number;
  readonly matrix: RowMatrix;
}

/** Partitions that are searched in a thread. The rows stay here, so that a thread that dies takes nothing with it. */
export interface LargePartitions {
  open(matrix: RowMatrix): LargePartition;
  append(partition: LargePartition, id: number, vector: Float32Array): void;
  remove(partition: LargePartition, id: number): void;
  forget(partition: LargePartition): void;
  search(partition: LargePartition, query: VectorQuery): Promise<Found>;
  health(): IndexHealth;
  close(): Promise<void>;
}

/** The thread starts with the first partition, so that its graph is there when somebody searches. */
export function createLargePartitions(options: Omit<KeptThreadOptions, 'onStart'>): LargePartitions {
  const partitions = new Set<LargePartition>();
  let lastNumber = 0;
  const kept = keepThread({
    ...options,
    onStart(thread) {
      for (const partition of partitions) hand(thread, partition);
    },
  });

  return {
    open(matrix) {
      lastNumber += 1;
      const partition = { of: lastNumber, matrix };
      partitions.add(partition);
      if (kept.current !== undefined) hand(kept.current, partition);
      else kept.start();
      return partition;
    },
    append({ of, matrix }, id, vector) {
      const grown = matrix.append(id, vector);
      if (grown !== undefined) postChunk(kept.current, { of, matrix }, grown);
      kept.current?.post({ type: 'add', of, id });
    },
    remove({ of, matrix }, id) {
      kept.current?.noteRemoval();
      matrix.remove(id);
      kept.current?.post({ type: 'remove', of, id });
    },
    forget(partition) {
      if (partitions.delete(partition)) kept.current?.post({ type: 'close', of: partition.of });
    },
    async search({ of }, query) {
      const found = await kept.use().search({ of, ...query });
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

function hand(thread: SearchThread, partition: LargePartition): void {
  const { of, matrix } = partition;
  thread.post({ type: 'open', of, dimensions: matrix.dimensions, ids: matrix.order.ids() });
  for (const index of matrix.chunks.keys()) postChunk(thread, partition, index);
}

function postChunk(thread: SearchThread | undefined, { of, matrix }: LargePartition, index: number): void {
  const chunk = matrix.chunks[index];
  if (chunk !== undefined) thread?.post({ type: 'chunk', of, index, buffer: chunk.buffer });
}
