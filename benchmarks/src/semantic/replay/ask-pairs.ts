import type { Embedder } from '@isartor/core';
import type { PairSet, TextPair } from '../data/pair-set.js';
import { cosine } from './cosine.js';
import { createCache } from './create-cache.js';
import { vectorOf } from './vector-of.js';

/** What became of a pair. */
export interface PairOutcome {
  readonly pair: TextPair;
  /** The answer to the one was given for the other. */
  readonly isServed: boolean;
  /** Of the two texts; absent where one of them is unsuitable for the embedder. */
  readonly similarity?: number;
}

/** The pairs of a set with what became of each. */
export interface AskedPairSet extends Omit<PairSet, 'pairs'> {
  readonly outcomes: readonly PairOutcome[];
}

/** Stores the first question of each pair in a partition of its own and asks the second. */
export async function askPairs(embedder: Embedder, sets: readonly PairSet[]): Promise<readonly AskedPairSet[]> {
  const cache = createCache<string>({ embedder, shadowRate: 0 });
  let partitions = 0;
  const ask = async (pair: TextPair): Promise<PairOutcome> => {
    const { a, b } = pair;
    partitions += 1;
    const partition = String(partitions);
    await cache.insert({ partition, question: a }, 'the answer to the first');
    const { outcome } = await cache.lookUp({ partition, question: b });
    const [one, other] = [await vectorOf(embedder, a), await vectorOf(embedder, b)];
    const similarity = one && other && cosine(one, other);
    return { pair, isServed: outcome === 'hit', ...(similarity !== undefined && { similarity }) };
  };
  const asked: AskedPairSet[] = [];
  for (const { pairs, ...set } of sets) {
    const outcomes: PairOutcome[] = [];
    for (const pair of pairs) outcomes.push(await ask(pair));
    asked.push({ ...set, outcomes });
  }
  await cache.close();
  return asked;
}
