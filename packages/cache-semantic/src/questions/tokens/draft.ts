import type { BenignChange } from '../comparison.js';

/** What a token is: words are compared by their normal forms, numbers by value, code character by character. */
export type TokenKind = 'word' | 'number' | 'version' | 'date' | 'code' | 'symbol';

/** A token while a question is prepared. */
export interface Draft {
  readonly kind: TokenKind;
  /** The normal form: tokens with equal keys are equal. */
  readonly key: string;
  /** As it was written. */
  readonly raw: string;
  /** Blanks and punctuation before it. */
  readonly gap: string;
  /** What was changed to come from `raw` to `key`, besides case. */
  readonly changes: readonly BenignChange[];
  /** The way it was written counts: a name with capitals inside. */
  readonly exact?: true;
  /** Stood in quotation marks. */
  readonly quoted?: true;
}

/** The draft of several that are one thing together. */
export function mergeDrafts(
  parts: readonly Draft[],
  merged: Pick<Draft, 'kind' | 'key'> & { readonly change?: BenignChange },
): Draft {
  const [first] = parts;
  const raw = parts.map((part, index) => (index === 0 ? part.raw : part.gap + part.raw)).join('');
  const changes = parts.flatMap((part) => part.changes);
  if (merged.change !== undefined) changes.push(merged.change);
  return { kind: merged.kind, key: merged.key, raw, gap: first?.gap ?? '', changes };
}
