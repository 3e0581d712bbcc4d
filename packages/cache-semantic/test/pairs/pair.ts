/** Two texts, and which part of the data they belong to. */
export interface Pair {
  readonly kind: string;
  readonly a: string;
  readonly b: string;
  /** Looked at for the final figures only. */
  readonly isHeldOut: boolean;
}

/** Pairs of one kind, written as templates. */
export interface Family {
  readonly kind: string;
  /**
   * A line a template: `{slot}` is the same word in both texts, `<slot>` another word in each, `one => other` writes both out,
   * `[x|y]` is x in the one and y in the other, and `[x|y|z]` any two of them.
   */
  readonly templates: string;
}
