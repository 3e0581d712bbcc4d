import { vectorAt } from '../chunks.js';
import { createNearest } from '../nearest.js';
import { createRowMatrix } from '../row-matrix.js';
import { scanRows } from '../scan-rows.js';
import { createGraph, type Graph, type HnswModule, SEARCH_WIDTH } from './graph.js';

/** One partition in the searching process. */
export interface Partition {
  add(id: number, vector: Float32Array): void;
  remove(id: number): void;
  /** Nothing while too many vectors wait for the graph. */
  search(vector: Float32Array, count: number): Found | undefined;
  /** Puts one more vector into a graph; false where there is nothing to do. */
  work(): boolean;
}

/** What was found. */
interface Found {
  readonly ids: readonly number[];
  readonly scanned: number;
}

/** What a partition is opened with. */
export interface PartitionOptions {
  readonly dimensions: number;
  readonly graphFromRows: number;
  readonly graphs: HnswModule | undefined;
}

/** Vectors that a search compares beside those of a graph at most, in a few milliseconds. */
const MOST_WAITING = 20_000;

/** A graph with more of these for each living vector is made anew. */
const MOST_TOMBSTONES = 0.5;

/** A graph that is to take another one's place, and what it has not taken over yet. */
interface Successor {
  readonly graph: Graph;
  readonly missing: Set<number>;
}

/**
 * Searches by a scan until there are `graphFromRows`, then by a graph, and by a scan of what is not in the graph yet: a vector
 * is here once. A graph that has lost much is replaced by one that grows beside it.
 */
export function createPartition({ dimensions, graphFromRows, graphs }: PartitionOptions): Partition {
  const waiting = createRowMatrix(dimensions);
  let graph: Graph | undefined;
  let next: Successor | undefined;

  const begin = (module: HnswModule): Graph | undefined => {
    const { size } = waiting.order;
    return size >= graphFromRows ? createGraph(module, dimensions, size * 2) : undefined;
  };
  const takeIn = (into: Graph): boolean => {
    const row = waiting.order.size - 1;
    const id = waiting.order.idAt(row);
    into.add(id, vectorAt(waiting, row));
    next?.missing.add(id);
    return waiting.remove(id);
  };
  const succeed = (from: Graph, { graph: into, missing }: Successor): boolean => {
    for (const id of missing) {
      missing.delete(id);
      const vector = from.vectorOf(id);
      if (vector !== undefined) into.add(id, vector);
      return true;
    }
    graph = into;
    next = undefined;
    return true;
  };

  return {
    add: (id, vector) => void waiting.append(id, vector),
    remove(id) {
      next?.missing.delete(id);
      next?.graph.remove(id);
      if (graph?.remove(id) !== true) waiting.remove(id);
    },
    search(vector, count) {
      if (graphs !== undefined && waiting.order.size > MOST_WAITING) return undefined;
      const nearest = createNearest(count);
      scanRows(waiting, vector, nearest);
      const found = graph?.search(vector, count) ?? [];
      for (const { id, similarity } of found) nearest.offer(id, similarity);
      const compared = graph === undefined ? 0 : Math.min(graph.size, SEARCH_WIDTH);
      return { ids: nearest.list().map(({ id }) => id), scanned: waiting.order.size + compared };
    },
    work() {
      if (graphs === undefined) return false;
      graph ??= begin(graphs);
      if (graph === undefined) return false;
      if (waiting.order.size > 0) return takeIn(graph);
      if (next !== undefined) return succeed(graph, next);
      if (graph.tombstones <= MOST_TOMBSTONES * graph.size) return false;
      next = { graph: createGraph(graphs, dimensions, graph.size * 2 + 1), missing: new Set(graph.ids()) };
      return true;
    },
  };
}
