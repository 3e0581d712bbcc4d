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
}

/** The add-on. */
export interface HnswModule {
  readonly HierarchicalNSW: new (space: 'ip', dimensions: number) => Hnsw;
}

/** An approximate index of one partition, which keeps the vectors. */
export interface Graph {
  readonly size: number;
  /** Vectors that are gone and still in the way. */
  readonly tombstones: number;
  ids(): Iterable<number>;
  vectorOf(id: number): Float32Array | undefined;
  add(id: number, vector: Float32Array): void;
  /** False where it is not there. */
  remove(id: number): boolean;
  search(vector: Float32Array, count: number): readonly { readonly id: number; readonly similarity: number }[];
}

/** Links of each point, width of the search while building and while searching: measured for a recall above .98. */
const LINKS = 16;
const BUILD_WIDTH = 100;
const SEED = 100;
/** Candidates that a search keeps, which is what it compares at least. */
export const SEARCH_WIDTH = 96;

/**
 * Hierarchical navigable small worlds (Malkov and Yashunin, 2016). A label is given once in a graph's life: one that is
 * used again is repaired in place, which takes many times as long, and the add-on's labels wrap.
 */
export function createGraph({ HierarchicalNSW }: HnswModule, dimensions: number, capacity: number): Graph {
  const hnsw = new HierarchicalNSW('ip', dimensions);
  hnsw.initIndex(capacity, LINKS, BUILD_WIDTH, SEED);
  hnsw.setEf(SEARCH_WIDTH);
  const idOfLabel: number[] = [];
  const labelOfId = new Map<number, number>();
  let tombstones = 0;
  return {
    get size() {
      return labelOfId.size;
    },
    get tombstones() {
      return tombstones;
    },
    ids: () => labelOfId.keys(),
    vectorOf(id) {
      const label = labelOfId.get(id);
      return label === undefined ? undefined : Float32Array.from(hnsw.getPoint(label));
    },
    add(id, vector) {
      const label = idOfLabel.length;
      if (label >= hnsw.getMaxElements()) hnsw.resizeIndex(2 * label);
      hnsw.addPoint(Array.from(vector), label);
      idOfLabel.push(id);
      labelOfId.set(id, label);
    },
    remove(id) {
      const label = labelOfId.get(id);
      if (label === undefined) return false;
      hnsw.markDelete(label);
      labelOfId.delete(id);
      tombstones += 1;
      return true;
    },
    search(vector, count) {
      const wanted = Math.min(count, labelOfId.size);
      if (wanted === 0) return [];
      const { neighbors, distances } = hnsw.searchKnn(Array.from(vector), wanted);
      return neighbors.map((label, place) => ({ id: idOfLabel[label] ?? 0, similarity: 1 - (distances[place] ?? 1) }));
    },
  };
}
