import { setTimeout as wait } from 'node:timers/promises';
import type { GraphFolder } from './graph-folder.js';
import { handOver } from './hand-over.js';
import { type KeptProcessOptions, keepProcess } from './kept-process.js';
import { createOutbox } from './outbox.js';
import type { RowMatrix } from './row-matrix.js';
import type { Found, SearchProcess } from './search-process.js';
import type { IndexHealth, VectorQuery } from './vector-index.js';

/** What a large partition goes by in the process. */
export interface LargePartition {
  readonly name: string;
  readonly of: number;
  readonly matrix: RowMatrix;
}

/** Partitions that are searched in a process. The rows stay here, so that a process that dies takes nothing with it. */
export interface LargePartitions {
  open(name: string, matrix: RowMatrix): LargePartition;
  append(partition: LargePartition, id: number, vector: Float32Array): void;
  remove(partition: LargePartition, id: number): void;
  forget(partition: LargePartition): void;
  search(partition: LargePartition, query: VectorQuery): Promise<Found>;
  /** All that was kept has been added again. */
  noteLoaded(): Promise<void>;
  health(): IndexHealth;
  close(): Promise<void>;
}

/** What they are searched with. */
export interface LargePartitionsOptions extends Omit<KeptProcessOptions, 'onStart'> {
  readonly folder: GraphFolder | undefined;
}

/** Milliseconds in which graphs have to be written in the end. */
const SAVE_MS = 15_000;

/** The process starts with the first partition, so that its graph is there when somebody searches. */
export function createLargePartitions({ folder, ...options }: LargePartitionsOptions): LargePartitions {
  const partitions = new Map<LargePartition, Promise<void>>();
  let lastNumber = 0;
  let starts = 0;
  const kept = keepProcess({
    ...options,
    onStart(process) {
      outbox.clear();
      starts += 1;
      for (const partition of partitions.keys()) partitions.set(partition, hand(process, partition));
    },
  });
  const outbox = createOutbox(() => kept.current);

  const hand = (process: SearchProcess, { of, name, matrix }: LargePartition): Promise<void> => {
    // Files may be what the first process has died of.
    const file = starts === 1 ? folder?.fileOf(name) : undefined;
    process.post({ type: 'open', of, dimensions: matrix.dimensions, file });
    return handOver({ of, matrix, outbox, isWanted: () => kept.current === process });
  };
  return {
    open(name, matrix) {
      lastNumber += 1;
      const partition = { name, of: lastNumber, matrix };
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
      if (kept.current !== undefined) outbox.remove(of, id);
    },
    forget(partition) {
      if (partitions.delete(partition)) kept.current?.post({ type: 'close', of: partition.of });
    },
    async search(partition, query) {
      kept.use();
      await partitions.get(partition);
      const process = kept.use();
      outbox.flush();
      const found = await process.search({ of: partition.of, ...query }).catch(kept.noteFailure);
      kept.noteAnswer();
      return found;
    },
    async noteLoaded() {
      folder?.keepOnly([...partitions.keys()].map(({ name }) => name));
      await Promise.all(partitions.values());
      outbox.flush();
      kept.current?.post({ type: 'loaded' });
    },
    health: () => kept.health(),
    async close() {
      await Promise.all(partitions.values());
      outbox.flush();
      if (folder !== undefined) await save(kept.current);
      partitions.clear();
      await kept.close();
    },
  };
}

/** Ends when all graphs are written, or that takes too long. */
async function save(process: SearchProcess | undefined): Promise<void> {
  const saved = process?.save().catch(() => {});
  if (saved !== undefined) await Promise.race([saved, wait(SAVE_MS, undefined, { ref: false })]);
}
