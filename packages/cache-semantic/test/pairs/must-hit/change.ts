import type { Random } from '../random.ts';

/** A change that leaves the meaning of a text as it is; undefined where it cannot be made in this text. */
export interface Change {
  readonly kind: string;
  readonly apply: (text: string, random: Random) => string | undefined;
}
