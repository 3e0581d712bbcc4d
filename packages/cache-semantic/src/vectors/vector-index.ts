/** An entry near a vector. */
export interface Neighbour {
  readonly id: number;
  /** Dot product of the two vectors, which is their cosine where both have length 1; from -1 to 1. */
  readonly similarity: number;
}

/** What a search found. */
export interface Neighbours {
  /** Nearest first, at most as many as were asked for. */
  readonly nearest: readonly Neighbour[];
  /** Vectors that were compared with the one searched for. */
  readonly scanned: number;
}

/** How an index is: `degraded` searches without what would make it faster, `down` cannot search its large partitions. */
export interface IndexHealth {
  readonly state: 'ready' | 'degraded' | 'down';
  readonly reason?: string;
}

/**
 * Vectors by partition and number. What was added is found by the next search, what was removed by none. An exact index
 * finds the nearest vectors; an approximate one may miss some, but tells the true similarity of those it finds.
 */
export interface VectorIndex {
  readonly dimensions: number;
  /** Vectors held, in all partitions. */
  readonly size: number;
  /** Bytes that it takes beside one copy of each vector; none where it does not say. */
  readonly extraBytes?: number;
  /** Numbers are unique and at least 1. Throws a RangeError for another length or for what is no finite number. */
  add(partition: string, id: number, vector: Float32Array): void;
  /** Nothing happens where it is not there. */
  remove(partition: string, id: number): void;
  /** Throws as `add`; rejects when `signal` aborts, and while it cannot search: with a `NotReadyError` where it will, later. */
  search(partition: string, query: VectorQuery): Promise<Neighbours>;
  /** Of those that keep something over a restart: all that there was has been added again, and what else they have is gone. */
  noteLoaded?(): Promise<void>;
  health(): IndexHealth;
  /** Lets go of processes and memory. May be called twice. */
  close(): Promise<void>;
}

/** What is searched for. */
export interface VectorQuery {
  readonly vector: Float32Array;
  /** Most neighbours that are wanted. */
  readonly count: number;
  readonly signal?: AbortSignal | undefined;
}
