/** What the process that holds the model is told. */
export type ToChild =
  | ({ readonly kind: 'load' } & ModelToLoad)
  | { readonly kind: 'embed'; readonly call: number; readonly text: string };

/** What to load, and what it must be. */
export interface ModelToLoad {
  /** The folder that holds the model's folder. */
  readonly folder: string;
  /** The model's folder in it, and its name on the hub. */
  readonly name: string;
  /** SHA-256 of files by their paths in the model's folder: all are compared before the model is loaded. */
  readonly checksums: Readonly<Record<string, string>>;
  readonly dimensions: number;
  /** Word pieces beyond which a text is too long. */
  readonly maxPieces: number;
  /** Its version on the hub. */
  readonly revision?: string;
  /** The hub that files which are missing come from; without it nothing is fetched. */
  readonly hubUrl?: string;
}

/** What it says. Of its resident memory (`memoryBytes`) it speaks now and then. */
export type FromChild = { readonly memoryBytes?: number } & (
  | { readonly kind: 'ready' }
  /** It cannot load the model, and ends. */
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'vector'; readonly call: number; readonly vector: Float32Array }
  | { readonly kind: 'too-long'; readonly call: number }
  | { readonly kind: 'error'; readonly call: number; readonly reason: string }
);
