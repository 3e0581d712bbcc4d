import { createLabels, type Labels, type SavedLabels } from './labels.js';

/** What we use of the add-on's graph (hnswlib-node 3). It takes plain lists of numbers only, and NaN without a word. */
interface Hnsw {
  initIndex(maxElements: number, m: number, efConstruction: number, randomSeed: number): void;
  resizeIndex(maxElements: number): void;
  getMaxElements(): number;
  addPoint(vector: number[], label: number): void;
  getPoint(label: number): number[];
  markDelete(label: number): void;
  searchKnn(
    vector: number[],
    count: number,
  ): { readonly neighbors: readonly number[]; readonly distances: readonly number[] };
  setEf(ef: number): void;
  writeIndex(filename: string): Promise<boolean>;
  readIndexSync(filename: string): void;
}

/** The add-on. */
export interface HnswModule {
  readonly HierarchicalNSW: new (space: 'ip', dimensions: number) => Hnsw;
}

/** Where a graph begins. */
export interface GraphOrigin {
  readonly graphs: HnswModule;
  readonly dimensions: number;
  readonly capacity: number;
  /** What was written before. Its vectors count once they are added again. */
  readonly saved?: { readonly file: string; readonly labels: SavedLabels };
}

/** A number and how near it is. */
interface Near {
  readonly id: number;
  readonly similarity: number;
}

/** An approximate index of one partition, which keeps the vectors. */
export interface Graph {
  readonly labels: Omit<Labels, 'add'>;
  vectorOf(id: number): Float32Array | undefined;
  add(id: number, vector: Float32Array): void;
  search(vector: Float32Array, count: number): readonly Near[];
  /** Writes the add-on's part to a file; nothing may be added until it has ended. */
  write(file: string): Promise<SavedLabels>;
}

/** Links of each point, width of the search while building and while searching: measured for a recall above .98. */
const LINKS = 16;
const BUILD_WIDTH = 100;
const SEED = 100;
/** Candidates that a search keeps, which is what it compares at least. */
export const SEARCH_WIDTH = 96;

/**
 * Hierarchical navigable small worlds (Malkov and Yashunin, 2016). A label that is used again would be repaired in place,
 * which takes many times as long, and the add-on's labels wrap.
 */
export function createGraph({ graphs, dimensions, capacity, saved }: GraphOrigin): Graph {
  const hnsw = new graphs.HierarchicalNSW('ip', dimensions);
  if (saved === undefined) hnsw.initIndex(capacity, LINKS, BUILD_WIDTH, SEED);
  else hnsw.readIndexSync(saved.file);
  hnsw.setEf(SEARCH_WIDTH);
  let held: number[] | undefined;
  const labels = createLabels(saved?.labels, (label) => {
    // The add-on must not change what it is writing.
    if (held === undefined) hnsw.markDelete(label);
    else held.push(label);
  });

  return {
    labels,
    vectorOf(id) {
      const label = labels.labelOf(id);
      return label === undefined ? undefined : Float32Array.from(hnsw.getPoint(label));
    },
    add(id, vector) {
      const { next } = labels;
      if (next >= hnsw.getMaxElements()) hnsw.resizeIndex(2 * next);
      hnsw.addPoint(Array.from(vector), next);
      labels.add(id, vector);
    },
    search(vector, count) {
      if (labels.size === 0) return [];
      // Where some do not count they may be among the nearest.
      const wanted = labels.unconfirmed === 0 && held === undefined ? count : SEARCH_WIDTH;
      const living = labels.size + labels.unconfirmed;
      const { neighbors, distances } = hnsw.searchKnn(Array.from(vector), Math.min(living, wanted));
      return neighbors.flatMap((label, place): Near[] => {
        const id = labels.idOf(label);
        return id === undefined ? [] : [{ id, similarity: 1 - (distances[place] ?? 1) }];
      });
    },
    async write(file) {
      const buried: number[] = [];
      held = buried;
      const list = labels.saved();
      try {
        await hnsw.writeIndex(file);
        return list;
      } finally {
        held = undefined;
        for (const label of buried) hnsw.markDelete(label);
      }
    },
  };
}
