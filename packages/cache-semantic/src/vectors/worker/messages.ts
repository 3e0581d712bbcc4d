/** What the searching thread is told. Partitions go by number; messages are carried out in their order. */
export type ToWorker =
  /** A partition with these rows begins; its memory follows. */
  | { readonly type: 'open'; readonly of: number; readonly dimensions: number; readonly ids: Float64Array }
  | { readonly type: 'chunk'; readonly of: number; readonly index: number; readonly buffer: ArrayBufferLike }
  /** The row was written before this was sent. */
  | { readonly type: 'add'; readonly of: number; readonly id: number }
  | { readonly type: 'remove'; readonly of: number; readonly id: number }
  | { readonly type: 'close'; readonly of: number }
  /** The thread ends. */
  | { readonly type: 'leave' }
  | {
      readonly type: 'search';
      readonly call: number;
      readonly of: number;
      readonly vector: Float32Array;
      readonly count: number;
    };

/** What it answers. */
export type FromWorker =
  | { readonly type: 'found'; readonly call: number; readonly ids: readonly number[]; readonly scanned: number }
  | { readonly type: 'failed'; readonly call: number; readonly reason: string }
  /** Sent once, where the add-on that makes graphs could not be loaded. */
  | { readonly type: 'no-graphs'; readonly reason: string };

/** What it is made with. */
export interface WorkerSettings {
  /** Rows from which on a partition is searched by a graph. */
  readonly graphFromRows: number;
  /** One counter: removals begun by the thread that writes the rows. */
  readonly removals: Int32Array;
}
