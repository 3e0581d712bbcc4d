import type { CandidateFeatures, Decider } from '../src/decision/decider.js';
import type { QuestionComparer } from '../src/question-comparer.js';

/** Case changes nothing, other digits are refused, all else is open. */
export const SIMPLE_COMPARER: QuestionComparer<unknown> = {
  prepare: (text) => text.toLowerCase(),
  compare(asked, stored) {
    if (asked === stored) return { verdict: 'explained', by: ['case'] };
    const digits = [asked, stored].map((text) => String(text).replace(/\D+/g, ' ').trim());
    if (digits[0] !== digits[1]) return { verdict: 'refused', guard: 'number', detail: digits.join(' / ') };
    return { verdict: 'open' };
  },
};

export interface SimpleDecider extends Decider {
  readonly learnt: { readonly features: CandidateFeatures; readonly isRight: boolean }[];
  /** What it says of any label that says right. */
  isTrusting: boolean;
}

/** Serves from a similarity on, and writes down what it is told. */
export function createSimpleDecider(servedFrom: number, sameAnswerFrom?: number): SimpleDecider {
  const learnt: SimpleDecider['learnt'] = [];
  return {
    learnt,
    ...(sameAnswerFrom !== undefined && { sameAnswerFrom }),
    isTrusting: true,
    believes() {
      return this.isTrusting;
    },
    decide: ({ similarity }) => ({ serve: similarity >= servedFrom, bound: 1 - similarity }),
    notice: () => {},
    learn: (features, isRight) => void learnt.push({ features, isRight }),
    get labels() {
      return learnt.length;
    },
    snapshot: () => undefined,
  };
}

/** Equal texts are right; texts that are both known by their first letter are wrong; all else is unknown. */
export function simpleJudge(given: string, stored: string): 'right' | 'wrong' | 'unknown' {
  if (given.startsWith('?')) return 'unknown';
  return given === stored ? 'right' : 'wrong';
}
