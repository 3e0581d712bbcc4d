/** One value that a source gives a key. */
export interface Candidate {
  readonly path: string;
  /** Where it stands: a file's name, a variable, a flag. */
  readonly source: string;
  readonly value: unknown;
  /** The value is text that its key's kind gives a meaning to, as in the environment. */
  readonly isText: boolean;
  /** For a piece of a value: the whole, from the value of lower precedence and the piece. */
  readonly combine?: (valueSoFar: string, piece: string) => string;
}

/** What one source says, and what is wrong with it. */
export interface SourceReading {
  readonly candidates: readonly Candidate[];
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}
