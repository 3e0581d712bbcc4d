import type { Embedder } from '@isartor/core';

/** What parts share. */
export interface Bench {
  /** The packaged model, which is asked for one text at a time and remembers each: vectors are the same in all parts. */
  readonly embedder: Embedder;
  /** The folder of the data that are not in the repository; undefined where it is not there. */
  readonly data: string | undefined;
  /** Determines the order of streams. */
  readonly seed: number;
}

/** A picture, the name of its file and what it shows. */
export interface Picture {
  readonly name: string;
  readonly title: string;
  readonly svg: string;
}

/** What a part came to. */
export interface PartResult {
  /** Markdown: words and tables. */
  readonly text: string;
  /** What goes beside the report. */
  readonly picture?: Picture;
}

/** A part of the case that can be run by itself. */
export interface Part {
  readonly title: string;
  readonly run: (bench: Bench) => Promise<PartResult>;
}
