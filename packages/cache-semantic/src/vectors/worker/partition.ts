import { vectorAt } from '../chunks.js';
import { dotProduct } from '../dot-product.js';
import { createNearest } from '../nearest.js';
import { createRowOrder } from '../row-order.js';
import { type Rows, scanRows } from '../scan-rows.js';
import { createGraph, type Graph, type HnswModule, SEARCH_WIDTH } from './graph.js';

/** One partition in the searching thread. */
export interface Partition {
  setChunk(index: number, buffer: ArrayBufferLike): void;
  add(id: number): void;
  remove(id: number): void;
  search(vector: Float32Array, count: number): { readonly ids: readonly number[]; readonly scanned: number };
  /** Puts one more vector into a graph; false where there is nothing to do. */
  work(): boolean;
}

/** What a partition is opened with. */
export interface PartitionOptions {
  readonly dimensions: number;
  readonly ids: Iterable<number>;
  readonly graphFromRows: number;
  readonly graphs: HnswModule | undefined;
  /** False while rows are being moved that this partition has not been told of. */
  readonly areRowsKnown: () => boolean;
}

/** A graph, and the numbers that are not yet in it. */
interface Growing {
  readonly graph: Graph;
  readonly waiting: Set<number>;
}

/**
 * Vectors that a search compares beside those of a graph: those that came last, in a few milliseconds. Where more wait, as
 * when a large partition has just been loaded, the others are found once the graph has them.
 */
const MOST_WAITING = 20_000;

/** A graph with more of these for each living vector is made anew. */
const MOST_TOMBSTONES = 0.5;

/**
 * Searches by a scan until there are `graphFromRows`, then by a graph, and by a scan of what is not in the graph yet. A
 * graph that has lost much is replaced by one that grows beside it.
 */
export function createPartition(options: PartitionOptions): Partition {
  const { dimensions, ids, graphFromRows, graphs, areRowsKnown } = options;
  const chunks: Float32Array[] = [];
  const order = createRowOrder(ids);
  const rows: Rows = { dimensions, chunks, order };
  let current: Growing | undefined;
  let next: Growing | undefined;

  const begin = (module: HnswModule): Growing => ({
    graph: createGraph(module, dimensions, order.size * 2),
    waiting: new Set(order.ids()),
  });
  const plan = (): Growing | undefined => {
    if (graphs === undefined) return undefined;
    if (current === undefined && order.size >= graphFromRows) current = begin(graphs);
    if (current === undefined || current.waiting.size > 0) return current;
    if (next === undefined && current.graph.tombstones > MOST_TOMBSTONES * order.size) next = begin(graphs);
    return next;
  };

  return {
    setChunk(index, buffer) {
      chunks[index] = new Float32Array(buffer);
    },
    add(id) {
      order.append(id);
      for (const growing of [current, next]) growing?.waiting.add(id);
    },
    remove(id) {
      order.remove(id);
      for (const growing of [current, next]) {
        growing?.waiting.delete(id);
        growing?.graph.remove(id);
      }
    },
    search(vector, count) {
      const nearest = createNearest(count);
      if (current === undefined) {
        scanRows(rows, vector, nearest);
        return { ids: nearest.list().map(({ id }) => id), scanned: order.size };
      }
      const found = current.graph.search(vector, count);
      for (const id of found) offerRow(rows, id, { vector, nearest });
      const waiting = offerWaiting(rows, current.waiting, { vector, nearest });
      const scanned = Math.min(order.size, waiting + Math.max(SEARCH_WIDTH, found.length));
      return { ids: nearest.list().map(({ id }) => id), scanned };
    },
    work() {
      const growing = plan();
      const [id] = growing?.waiting ?? [];
      if (growing === undefined || id === undefined) return false;
      const row = order.rowOf(id) ?? 0;
      const vector = vectorAt(rows, row).slice();
      // A graph remembers what it is given: a row that was moved meanwhile waits until it is known where.
      if (!areRowsKnown()) return false;
      growing.waiting.delete(id);
      growing.graph.add(id, vector);
      if (growing === next && next.waiting.size === 0) {
        current = next;
        next = undefined;
      }
      return true;
    },
  };
}

interface Sought {
  readonly vector: Float32Array;
  readonly nearest: ReturnType<typeof createNearest>;
}

function offerRow(rows: Rows, id: number, { vector, nearest }: Sought): void {
  const row = rows.order.rowOf(id);
  if (row !== undefined) nearest.offer(id, dotProduct(vector, vectorAt(rows, row), 0));
}

/** Tells how many were compared. */
function offerWaiting(rows: Rows, waiting: ReadonlySet<number>, sought: Sought): number {
  if (waiting.size <= MOST_WAITING) {
    for (const id of waiting) offerRow(rows, id, sought);
    return waiting.size;
  }
  let compared = 0;
  for (let row = rows.order.size - 1; row >= 0 && compared < MOST_WAITING; row -= 1) {
    const id = rows.order.idAt(row);
    if (!waiting.has(id)) continue;
    offerRow(rows, id, sought);
    compared += 1;
  }
  return compared;
}
