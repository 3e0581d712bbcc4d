/** What became of a file of the cache, as `POST /admin/cache/import` tells it. */
export interface ImportReport {
  readonly imported: { readonly l1a: number };
  readonly skipped: {
    /** Their time was up. */
    readonly expired: number;
    /** The cache has a newer answer. */
    readonly superseded: number;
    /** Damaged, of another shape, or not taken by the store. */
    readonly refused: number;
  };
  /** Why lines were refused, the first 20 of them; lines count from 1. */
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  /** The file is, byte for byte, one that was exported to its end. */
  readonly complete: boolean;
}
