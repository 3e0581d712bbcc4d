/** What the searching process is told. Partitions go by number; messages are carried out in their order. */
export type ToChild =
  | { readonly type: 'settings'; readonly graphFromRows: number }
  /** Its graph is kept in files of that name, which may be there already. */
  | { readonly type: 'open'; readonly of: number; readonly dimensions: number; readonly file?: string | undefined }
  /** All that was kept has been added: what else was read from files has gone. */
  | { readonly type: 'loaded' }
  /** The last time: writes all graphs that have changed, and answers. */
  | { readonly type: 'save'; readonly call: number }
  /** What is added, one vector after the other, and what is removed: that by its number below 0. */
  | { readonly type: 'change'; readonly of: number; readonly ids: Float64Array; readonly vectors: Float32Array }
  | { readonly type: 'close'; readonly of: number }
  | {
      readonly type: 'search';
      readonly call: number;
      readonly of: number;
      readonly vector: Float32Array;
      readonly count: number;
    };

/** What it answers. */
export type FromChild =
  | { readonly type: 'found'; readonly call: number; readonly ids: readonly number[]; readonly scanned: number }
  /** The graph has to take in more before it finds what is there. */
  | { readonly type: 'building'; readonly call: number }
  | { readonly type: 'failed'; readonly call: number; readonly reason: string }
  | { readonly type: 'saved'; readonly call: number }
  /** A graph could not be written to its file. */
  | { readonly type: 'not-saved'; readonly reason: string }
  /** Sent once, where the add-on that makes graphs could not be loaded. */
  | { readonly type: 'no-graphs'; readonly reason: string };
