import { compareQuestions } from '../../src/questions/compare-questions.ts';
import type { PrepareOptions } from '../../src/questions/prepare-question.ts';
import { prepareQuestion } from '../../src/questions/prepare-question.ts';
import type { Pair } from './pair.ts';

/** How many pairs came out how. */
export interface Tally {
  readonly pairs: number;
  readonly explained: number;
  readonly refused: number;
  readonly open: number;
}

export function tally(pairs: readonly Pair[], options: PrepareOptions): Tally {
  const counts = { explained: 0, refused: 0, open: 0 };
  for (const { a, b } of pairs) {
    counts[compareQuestions(prepareQuestion(a, options), prepareQuestion(b, options)).verdict] += 1;
  }
  return { pairs: pairs.length, ...counts };
}

/** One row of a table: the kind and its shares in percent. */
export function row(kind: string, { pairs, explained, refused, open }: Tally): string {
  const share = (count: number): string => ((100 * count) / Math.max(1, pairs)).toFixed(1).padStart(7);
  return `${kind.padEnd(24)}${String(pairs).padStart(5)}${share(explained)}${share(refused)}${share(open)}\n`;
}
