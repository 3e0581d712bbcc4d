import type { Embedder } from '@isartor/core';
import { dotProduct } from '../vectors/dot-product.js';

/** What likeness is told by. */
export interface LikenessOptions<Value> {
  readonly embedder: Embedder;
  /** What a value says; undefined for what is no text. */
  readonly textOf: (value: Value) => string | undefined;
  /** Cosine from which on two answers count as one; undefined where that is not known. */
  readonly sameFrom: number | undefined;
  readonly signal: AbortSignal;
}

/** Whether a stored answer says what a fresh one says, as far as their vectors tell; false where they cannot. */
export type Likeness<Value> = (stored: Value) => Promise<boolean>;

/** UTF-16 units of an answer that are compared: what it is about is said at its beginning, and models see little more. */
const COMPARED = 800;
/** Questions come first: with more of them waiting, answers are not compared. */
const MOST_WAITING = 2;

/** Compares with one fresh answer; never rejects. */
export function createLikeness<Value>(options: LikenessOptions<Value>, fresh: Value): Likeness<Value> {
  const { embedder, textOf, sameFrom, signal } = options;
  const vectorOf = async (value: Value): Promise<Float32Array | undefined> => {
    const text = textOf(value)?.slice(0, COMPARED);
    if (text === undefined || !/\S/.test(text) || embedder.health().waiting > MOST_WAITING) return undefined;
    try {
      const embedding = await embedder.embed(text, signal);
      return 'vector' in embedding ? embedding.vector : undefined;
    } catch {
      return undefined;
    }
  };
  let own: Promise<Float32Array | undefined> | undefined;
  return async (stored) => {
    if (sameFrom === undefined) return false;
    own ??= vectorOf(fresh);
    const [one, other] = [await own, await vectorOf(stored)];
    // Their length is 1.
    return one !== undefined && other !== undefined && dotProduct(one, other, 0) >= sameFrom;
  };
}
