import { createGraph, type Graph, type HnswModule } from './graph.js';

/** A graph that is replaced when too much of it has gone. */
export interface Succession {
  readonly graph: Graph;
  add(id: number, vector: Float32Array): void;
  /** False where it is not there. */
  remove(id: number): boolean;
  /** Goes on with the replacement; false where there is nothing to do. */
  work(): boolean;
}

/** A graph with more that is gone for each living vector is made anew. */
const MOST_BURIED = 0.5;

/** Another graph grows beside the one in use, and takes its place when it has all that is in there. */
export function createSuccession(first: Graph, graphs: HnswModule, dimensions: number): Succession {
  let graph = first;
  let next: Graph | undefined;
  let missing = new Set<number>();

  const takeOver = (into: Graph): void => {
    const [id] = missing;
    if (id === undefined) {
      graph = into;
      next = undefined;
      return;
    }
    missing.delete(id);
    const vector = graph.vectorOf(id);
    if (vector !== undefined) into.add(id, vector);
  };
  return {
    get graph() {
      return graph;
    },
    add(id, vector) {
      graph.add(id, vector);
      if (next !== undefined) missing.add(id);
    },
    remove(id) {
      missing.delete(id);
      next?.labels.remove(id);
      return graph.labels.remove(id);
    },
    work() {
      if (next !== undefined) {
        takeOver(next);
        return true;
      }
      const { size, buried } = graph.labels;
      if (buried <= MOST_BURIED * size) return false;
      next = createGraph({ graphs, dimensions, capacity: size * 2 + 1 });
      missing = new Set(graph.labels.ids());
      return true;
    },
  };
}
