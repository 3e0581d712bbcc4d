/** What a piece of a text is, as its characters tell. */
export type LexemeKind =
  | 'word'
  | 'number'
  | 'version'
  | 'date'
  | 'time'
  /** What must be repeated character by character: code, quotations, addresses, paths, names with signs in them. */
  | 'code'
  | 'symbol';

/** A piece of a text and what stands between it and the piece before it. */
export interface Lexeme {
  readonly kind: LexemeKind;
  readonly text: string;
  /** Blanks and punctuation. */
  readonly gap: string;
  /** Code that stood in quotation marks. */
  readonly quoted: boolean;
}
