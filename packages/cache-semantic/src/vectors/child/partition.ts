import { vectorAt } from '../chunks.js';
import { createNearest } from '../nearest.js';
import { createRowMatrix } from '../row-matrix.js';
import { scanRows } from '../scan-rows.js';
import { createGraph, type Graph, type HnswModule, SEARCH_WIDTH } from './graph.js';
import { readGraph } from './graph-file.js';
import { createSaver } from './saver.js';
import { createSuccession, type Succession } from './succession.js';

/** One partition in the searching process. */
export interface Partition {
  add(id: number, vector: Float32Array): void;
  remove(id: number): void;
  /** Nothing while too many vectors wait for the graph. */
  search(vector: Float32Array, count: number): Found | undefined;
  /** Puts one more vector into a graph; false where there is nothing to do. */
  work(): boolean;
  /** All that was kept has been added: what else was read from the file has gone. */
  noteLoaded(): void;
  /** Writes the graph to its file, where it has one and has changed since; much, unless it is the last time. */
  save(isLast: boolean): Promise<void>;
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
  /** Where the graph is kept, as far as it is. */
  readonly file?: string | undefined;
}

/** Vectors that a search compares beside those of a graph at most, in a few milliseconds. */
const MOST_WAITING = 20_000;

/**
 * Searches by a scan until there are `graphFromRows`, then by a graph, and by a scan of what is not in the graph yet: a vector
 * is here once.
 */
export function createPartition(options: PartitionOptions): Partition {
  const { dimensions, graphFromRows, graphs, file } = options;
  const waiting = createRowMatrix(dimensions);
  const read = file === undefined || graphs === undefined ? undefined : readGraph(file, graphs, dimensions);
  const saver = file === undefined ? undefined : createSaver(file, dimensions, read);
  let grown = read && succession(options, read);

  const begin = (): Succession | undefined => {
    const { size } = waiting.order;
    if (graphs === undefined || size < graphFromRows) return undefined;
    return succession(options, createGraph({ graphs, dimensions, capacity: size * 2 }));
  };
  const hasGraph = (): boolean => grown !== undefined || (graphs !== undefined && waiting.order.size >= graphFromRows);
  const takeIn = (into: Succession): boolean => {
    const row = waiting.order.size - 1;
    const id = waiting.order.idAt(row);
    into.add(id, vectorAt(waiting, row));
    return waiting.remove(id);
  };

  return {
    add(id, vector) {
      if (grown?.graph.labels.confirm(id, vector) !== true) waiting.append(id, vector);
    },
    remove(id) {
      if (grown?.remove(id) !== true) waiting.remove(id);
    },
    search(vector, count) {
      // Where there is no graph to wait for, all are compared, however long that takes.
      if (waiting.order.size > MOST_WAITING && hasGraph()) return undefined;
      const nearest = createNearest(count);
      scanRows(waiting, vector, nearest);
      for (const { id, similarity } of grown?.graph.search(vector, count) ?? []) nearest.offer(id, similarity);
      const compared = Math.min(grown?.graph.labels.size ?? 0, SEARCH_WIDTH);
      return { ids: nearest.list().map(({ id }) => id), scanned: waiting.order.size + compared };
    },
    work() {
      if (saver?.isSaving === true) return false;
      grown ??= begin();
      if (grown === undefined) return false;
      return waiting.order.size > 0 ? takeIn(grown) : grown.work();
    },
    noteLoaded: () => grown?.graph.labels.dropUnconfirmed(),
    async save(isLast) {
      if (grown !== undefined) await saver?.save(grown.graph, isLast);
    },
  };
}

function succession({ graphs, dimensions }: PartitionOptions, graph: Graph): Succession | undefined {
  return graphs && createSuccession(graph, graphs, dimensions);
}
