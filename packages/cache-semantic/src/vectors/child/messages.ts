/** What the searching process is told. Partitions go by number; messages are carried out in their order. */
export type ToChild =
  | { readonly type: 'settings'; readonly graphFromRows: number }
  | { readonly type: 'open'; readonly of: number; readonly dimensions: number }
  /** The vectors lie one after the other. */
  | { readonly type: 'add'; readonly of: number; readonly ids: Float64Array; readonly vectors: Float32Array }
  | { readonly type: 'remove'; readonly of: number; readonly id: number }
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
  /** Sent once, where the add-on that makes graphs could not be loaded. */
  | { readonly type: 'no-graphs'; readonly reason: string };
