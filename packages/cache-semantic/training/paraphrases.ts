import type { Decider } from '../src/decision/decider.js';
import { createShelf } from './shelf.js';
import type { Stream } from './stream.js';

/** A sentence and another for the same. */
export interface Paraphrase {
  readonly origin: string;
  readonly similar: string;
}

/**
 * A topic for each: some sentences are there under several numbers, and what paraphrases the same text means the same.
 * Sentences that mean the same in other words keep topics of their own, so a few errors are none.
 */
export function topicsOf(paraphrases: readonly Paraphrase[]): readonly string[] {
  const parents = new Map<string, string>();
  const rootOf = (text: string): string => {
    let root = text;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  for (const { origin, similar } of paraphrases) {
    const [one, other] = [rootOf(plain(origin)), rootOf(plain(similar))];
    if (one !== other) parents.set(one, other);
  }
  return paraphrases.map(({ origin }) => `pair ${rootOf(plain(origin))}`);
}

/** What came of asking paraphrases. */
export interface AskedParaphrases {
  readonly asked: number;
  /** Nothing refuses them, and they are similar enough. */
  readonly open: number;
  readonly hits: number;
  readonly wrong: number;
}

/** Stores the first half of the stream, and asks the second; where they are alone, each with its own original only. */
export function askParaphrases(
  { topics, near, compare }: Stream,
  decider: Decider,
  { alone, similarityFloor }: { readonly alone: boolean; readonly similarityFloor: number },
): AskedParaphrases {
  const count = topics.length / 2;
  const shelf = createShelf({ topics, near: originalsOf({ topics, near }, alone), compare }, topics);
  for (let index = 0; index < count; index += 1) shelf.storeEntry(index);
  const counts = { asked: count, open: 0, hits: 0, wrong: 0 };
  for (let index = count; index < topics.length; index += 1) {
    const stored = shelf.nearest(index);
    const verdicts = stored.map((one) => compare(index, one.index));
    const explained = stored[verdicts.indexOf('explained')];
    const candidate = explained ?? stored[verdicts.indexOf('open')];
    if (candidate === undefined || (explained === undefined && candidate.similarity < similarityFloor)) continue;
    counts.open += 1;
    if (explained === undefined && !decider.decide(shelf.featuresOf(candidate, stored)).serve) continue;
    counts.hits += 1;
    if (topics[candidate.index] !== topics[index]) counts.wrong += 1;
  }
  return counts;
}

/** What is near each question in the first half of the stream, or its own originals there only. */
function originalsOf({ topics, near }: Pick<Stream, 'topics' | 'near'>, alone: boolean): Stream['near'] {
  const isOriginal = (index: number): boolean => index < topics.length / 2;
  return near.map((all, index) =>
    all.filter((one) => isOriginal(one.index) && (!alone || topics[one.index] === topics[index])),
  );
}
