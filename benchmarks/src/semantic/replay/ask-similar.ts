import type { Embedder } from '@isartor/core';
import type { SimilarQuestions } from '../data/read-similar-questions.js';
import { cosine } from './cosine.js';
import { createCache } from './create-cache.js';
import { vectorOf } from './vector-of.js';

/** A paraphrase that was asked. */
export interface SimilarOutcome {
  /** Whose answer was given. */
  readonly served?: 'right' | 'wrong';
  /** What is nearest by vectors alone; absent where the text is unsuitable for the embedder. */
  readonly nearest?: { readonly similarity: number; readonly isRight: boolean };
}

/** Some sentences are there more than once, with other letters or signs. */
const essence = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Stores all originals in one partition, then asks each paraphrase; asking stores nothing. */
export async function askSimilar(
  embedder: Embedder,
  all: readonly SimilarQuestions[],
): Promise<readonly SimilarOutcome[]> {
  const cache = createCache<string>({ embedder, shadowRate: 0 });
  const partition = 'similar questions';
  const stored: { readonly text: string; readonly vector: Float32Array }[] = [];
  for (const { origin } of all) {
    await cache.insert({ partition, question: origin }, origin);
    const vector = await vectorOf(embedder, origin);
    if (vector !== undefined) stored.push({ text: origin, vector });
  }
  const nearestOf = async ({ origin, similar }: SimilarQuestions): Promise<SimilarOutcome['nearest']> => {
    const vector = await vectorOf(embedder, similar);
    if (vector === undefined) return undefined;
    const ranked = stored.map((one) => ({
      similarity: cosine(vector, one.vector),
      isRight: essence(one.text) === essence(origin),
    }));
    return ranked.reduce((best, one) => (one.similarity > best.similarity ? one : best));
  };
  const outcomes: SimilarOutcome[] = [];
  for (const pair of all) {
    const found = await cache.lookUp({ partition, question: pair.similar });
    const nearest = await nearestOf(pair);
    const isRight = found.outcome === 'hit' && essence(found.value) === essence(pair.origin);
    const served = found.outcome === 'hit' ? (isRight ? 'right' : 'wrong') : undefined;
    outcomes.push({ ...(served && { served }), ...(nearest && { nearest }) });
  }
  await cache.close();
  return outcomes;
}
