import { vectorAt } from './chunks.js';
import { dotProduct } from './dot-product.js';
import { createGraphFolder } from './graph-folder.js';
import { createLargePartitions, type LargePartition, type LargePartitions } from './large-partitions.js';
import { createNearest } from './nearest.js';
import { createRowMatrix, type RowMatrix } from './row-matrix.js';
import { scanRows } from './scan-rows.js';
import type { Neighbours, VectorIndex, VectorQuery } from './vector-index.js';

/** What an index is made of. */
export interface VectorIndexOptions {
  readonly dimensions: number;
  /** Vectors of a partition that are compared on the event loop at most; by default as many as take a millisecond. */
  readonly inlineRows?: number;
  /** Vectors of a partition from which on a graph is used, where the add-on for that is installed; it may miss a few. */
  readonly graphFromRows?: number;
  /** Where graphs are kept over a restart: a folder on a local disk that this index has for itself. */
  readonly folder?: string | undefined;
  /** Whose vectors they are: graphs of another's are not read. */
  readonly embedderId?: string;
  /** Told once where the add-on could not be loaded, and why; large partitions are then compared one by one in a process. */
  readonly onNoGraphs?: (reason: string) => void;
  /** Milliseconds on a clock of any start. */
  readonly now?: () => number;
}

/** Bytes of a vector in a graph beside its numbers, measured. */
const LINK_BYTES = 160;
/** Numbers that are multiplied in less than a millisecond. */
const INLINE_NUMBERS = 768_000;
const GRAPH_FROM_ROWS = 5_000;

interface Held {
  readonly matrix: RowMatrix;
  large: LargePartition | undefined;
}

/**
 * Keeps each partition's vectors side by side. Small partitions are scanned at once, large ones in a process, and very
 * large ones by a graph that the process builds in the background; what the graph has not taken in yet is scanned.
 */
export function createVectorIndex(options: VectorIndexOptions): VectorIndex {
  const { dimensions, inlineRows = Math.max(1, Math.floor(INLINE_NUMBERS / dimensions)), onNoGraphs } = options;
  const { graphFromRows = GRAPH_FROM_ROWS, now = () => performance.now() } = options;
  const partitions = new Map<string, Held>();
  const folder = options.folder === undefined ? undefined : createGraphFolder(options.folder, ownerOf(options));
  const large = createLargePartitions({ graphFromRows, now, onNoGraphs, folder });
  let size = 0;
  const inProcess = new Set<Held>();

  return {
    dimensions,
    get size() {
      return size;
    },
    get extraBytes() {
      return rowsOf(inProcess) * (dimensions * Float32Array.BYTES_PER_ELEMENT + LINK_BYTES);
    },
    add(partition, id, vector) {
      check(vector, dimensions);
      const held = partitions.get(partition) ?? { matrix: createRowMatrix(dimensions), large: undefined };
      partitions.set(partition, held);
      if (held.large !== undefined) large.append(held.large, id, vector);
      else held.matrix.append(id, vector);
      size += 1;
      if (held.large !== undefined || held.matrix.order.size <= inlineRows) return;
      held.large = large.open(partition, held.matrix);
      inProcess.add(held);
    },
    remove(partition, id) {
      const held = partitions.get(partition);
      if (held === undefined || held.matrix.order.rowOf(id) === undefined) return;
      size -= 1;
      if (held.large !== undefined) large.remove(held.large, id);
      else held.matrix.remove(id);
      const left = held.matrix.order.size;
      if (left === 0) partitions.delete(partition);
      // Well below the bound, so that a size around it does not move there and back.
      if (held.large !== undefined && left <= inlineRows / 2) {
        large.forget(held.large);
        held.large = undefined;
        inProcess.delete(held);
      }
    },
    async search(partition, query) {
      check(query.vector, dimensions);
      query.signal?.throwIfAborted();
      const held = partitions.get(partition);
      if (held === undefined) return { nearest: [], scanned: 0 };
      return held.large === undefined ? searchHere(held.matrix, query) : searchThere(large, held.large, query);
    },
    noteLoaded: large.noteLoaded,
    health: () => large.health(),
    async close() {
      await large.close();
      for (const all of [partitions, inProcess]) all.clear();
      size = 0;
    },
  };
}

const ownerOf = ({ embedderId = '', dimensions }: VectorIndexOptions): string => `${dimensions} ${embedderId}`;

function check(vector: Float32Array, dimensions: number): void {
  if (vector.length !== dimensions) throw new RangeError(`A vector has ${vector.length} numbers, not ${dimensions}`);
  // A sum is finite only where all that is in it is.
  if (!Number.isFinite(dotProduct(vector, vector, 0))) throw new RangeError('A vector has numbers that are not finite');
}

function rowsOf(all: Iterable<Held>): number {
  let rows = 0;
  for (const { matrix } of all) rows += matrix.order.size;
  return rows;
}

function searchHere(matrix: RowMatrix, { vector, count }: VectorQuery): Neighbours {
  const nearest = createNearest(count);
  scanRows(matrix, vector, nearest);
  return { nearest: nearest.list(), scanned: matrix.order.size };
}

/** The process says who; how near they are is told from the rows as they are now. */
async function searchThere(large: LargePartitions, partition: LargePartition, query: VectorQuery): Promise<Neighbours> {
  const { ids, scanned } = await large.search(partition, query);
  const { matrix } = partition;
  const nearest = createNearest(query.count);
  for (const id of ids) {
    const row = matrix.order.rowOf(id);
    if (row !== undefined) nearest.offer(id, dotProduct(query.vector, vectorAt(matrix, row), 0));
  }
  return { nearest: nearest.list(), scanned };
}
