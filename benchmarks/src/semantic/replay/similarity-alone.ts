import type { Decider, QuestionComparer } from '@isartor/cache-semantic';

/** Serves whatever is similar enough, and learns nothing. */
export function similarityAlone(threshold: number): Decider {
  return {
    decide: ({ similarity }) => ({ serve: similarity >= threshold }),
    notice: () => {},
    learn: () => {},
    believes: () => true,
    labels: 0,
    snapshot: () => undefined,
  };
}

/** Finds no difference worth a word. */
export const NO_GUARDS: QuestionComparer<undefined> = {
  prepare: () => undefined,
  compare: () => ({ verdict: 'open' }),
};
