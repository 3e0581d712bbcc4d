import type { Entry } from '../entries/entry.js';
import type { QuestionComparer } from '../question-comparer.js';
import type { Comparison, GuardName } from '../questions/comparison.js';
import { createRecentMap } from '../recent-map.js';

/** Stored questions, prepared for comparisons. */
export interface StoredQuestions {
  /** Prepares it now, so that no look-up has to wait for that. */
  prepare(entry: Entry<unknown>): void;
  /** Compares a question with stored ones. */
  comparisonWith(question: string): (entry: Entry<unknown>) => Comparison;
  /** Every guard that forbids a question the answers of stored ones. */
  refusalsOf(question: string): (entry: Entry<unknown>) => readonly GuardName[];
}

/** Characters of questions that are kept prepared; each takes about 55 bytes so. */
const PREPARED_CHARACTERS = 600_000;

/** Keeps those prepared that were stored or compared last. */
export function createStoredQuestions(comparer: QuestionComparer<unknown>): StoredQuestions {
  const prepared = createRecentMap<number, { readonly question: unknown }>(PREPARED_CHARACTERS);
  const preparedOf = ({ id, question }: Entry<unknown>): unknown => {
    const known = prepared.get(id);
    if (known !== undefined) return known.question;
    const made = comparer.prepare(question);
    prepared.set(id, { question: made }, question.length);
    return made;
  };
  return {
    prepare: preparedOf,
    comparisonWith(question) {
      const asked = comparer.prepare(question);
      return (entry) => comparer.compare(asked, preparedOf(entry));
    },
    refusalsOf(question) {
      const asked = comparer.prepare(question);
      return (entry) => {
        const stored = preparedOf(entry);
        if (comparer.refusals !== undefined) return comparer.refusals(asked, stored);
        const comparison = comparer.compare(asked, stored);
        return comparison.verdict === 'refused' ? [comparison.guard] : [];
      };
    },
  };
}
