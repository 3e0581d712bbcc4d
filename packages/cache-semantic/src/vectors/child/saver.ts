import type { Graph } from './graph.js';
import { writeGraph } from './graph-file.js';

/** Writes one partition's graph to its file. */
export interface Saver {
  /** Nothing may be added to the graph meanwhile. */
  readonly isSaving: boolean;
  /** Where it has changed since; unless it is the last time, where that is worth it. */
  save(graph: Graph, isLast: boolean): Promise<void>;
}

/** Changes for each vector that make a graph worth writing: it is written as a whole, and what it lacks can be topped up. */
const WORTH_SAVING = 0.1;

/** `read` is the graph that came from the file. */
export function createSaver(file: string, dimensions: number, read: Graph | undefined): Saver {
  let saved = { graph: read, version: read?.labels.version ?? 0 };
  let saving: Promise<void> | undefined;
  return {
    get isSaving() {
      return saving !== undefined;
    },
    async save(graph, isLast) {
      await saving;
      const { version, size } = graph.labels;
      const changes = saved.graph === graph ? version - saved.version : Infinity;
      if (changes === 0 || (!isLast && changes < WORTH_SAVING * size)) return;
      saving = writeGraph(file, graph, dimensions);
      try {
        await saving;
        saved = { graph, version };
      } finally {
        saving = undefined;
      }
    },
  };
}
