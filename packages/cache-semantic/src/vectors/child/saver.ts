import type { Graph } from './graph.js';
import { writeGraph } from './graph-file.js';

/** Writes one partition's graph to its file. */
export interface Saver {
  /** Nothing may be added to the graph meanwhile. */
  readonly isSaving: boolean;
  /** Where it has changed since. */
  save(graph: Graph): Promise<void>;
}

/** `read` is the graph that came from the file. */
export function createSaver(file: string, dimensions: number, read: Graph | undefined): Saver {
  let saved = { graph: read, version: read?.labels.version };
  let saving: Promise<void> | undefined;
  return {
    get isSaving() {
      return saving !== undefined;
    },
    async save(graph) {
      await saving;
      const { version } = graph.labels;
      if (saved.graph === graph && saved.version === version) return;
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
