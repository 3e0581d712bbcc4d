import type { CandidateFeatures } from '../src/decision/decider.js';
import type { Near, Stream } from './stream.js';

/** What is stored in a replay: each question is an entry with an answer of its own, or an alias of one. */
export interface Shelf {
  /** The nearest that are stored. */
  nearest(index: number): readonly Near[];
  featuresOf(candidate: Near, all: readonly Near[]): CandidateFeatures;
  /** The question whose answer it gives. */
  sourceOf(index: number): number;
  keyOf(index: number): string | undefined;
  note(index: number, isRight: boolean): void;
  storeEntry(index: number, key?: string): void;
  storeAlias(index: number, of: number): void;
  /** With the aliases that point at it. */
  remove(index: number): void;
}

const NEIGHBOURS = 8;
const NEARNESS = 0.07;

/** Starts empty; `answers` are those of the questions. */
export function createShelf({ topics, near }: Stream, answers: readonly string[]): Shelf {
  const sources = new Map<number, number>();
  const keys = new Map<number, string>();
  const right = new Int32Array(topics.length);
  const wrong = new Int32Array(topics.length);
  const sourceOf = (index: number): number => sources.get(index) ?? index;
  const keyOf = (index: number): string | undefined => keys.get(sourceOf(index));
  return {
    nearest: (index) => (near[index] ?? []).filter((one) => sources.has(one.index)).slice(0, NEIGHBOURS),
    featuresOf(candidate, all) {
      const { index, similarity } = candidate;
      const different = all.filter((one) => keyOf(one.index) !== keyOf(index));
      const [other] = different;
      const weightOf = (some: readonly Near[]): number =>
        some.reduce((sum, one) => sum + Math.exp((one.similarity - similarity) / NEARNESS), 0);
      return {
        similarity,
        margin: other === undefined ? 2 : similarity - other.similarity,
        right: right[index] ?? 0,
        wrong: wrong[index] ?? 0,
        agreement: 1 - weightOf(different) / weightOf(all),
      };
    },
    sourceOf,
    keyOf,
    note(index, isRight) {
      const record = isRight ? right : wrong;
      record[index] = (record[index] ?? 0) + 1;
    },
    storeEntry(index, key = answers[index] ?? '') {
      sources.set(index, index);
      keys.set(index, key);
    },
    storeAlias: (index, of) => void sources.set(index, sourceOf(of)),
    remove(index) {
      for (const [alias, source] of sources) if (alias === index || source === index) sources.delete(alias);
    },
  };
}
