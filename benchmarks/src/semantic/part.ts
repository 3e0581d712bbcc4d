import type { Embedder } from '@isartor/core';

/** What parts share. */
export interface Bench {
  /** The packaged model, which is asked for one text at a time and remembers each: vectors are the same in all parts. */
  readonly embedder: Embedder;
  /** The folder of the data that are not in the repository; undefined where it is not there. */
  readonly data: string | undefined;
}

/** What a part came to. */
export interface PartResult {
  /** Markdown: words and tables. */
  readonly text: string;
  /** A picture that goes beside the report, by its file name. */
  readonly picture?: { readonly name: string; readonly svg: string };
}

/** A part of the case that can be run by itself. */
export interface Part {
  readonly title: string;
  readonly run: (bench: Bench) => Promise<PartResult>;
}
