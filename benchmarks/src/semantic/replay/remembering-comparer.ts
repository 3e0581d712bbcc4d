import type { QuestionComparer } from '@isartor/cache-semantic';

type Comparison = ReturnType<QuestionComparer<unknown>['compare']>;

/** A text with what its comparisons with others came to. */
export interface Remembered<Prepared> {
  readonly prepared: Prepared;
  readonly comparisons: Map<Remembered<Prepared>, Comparison>;
}

/** The same comparer with a memory without bounds: replays of one stream compare the same questions over and over. */
export function rememberingComparer<Prepared>(
  comparer: QuestionComparer<Prepared>,
): QuestionComparer<Remembered<Prepared>> {
  const known = new Map<string, Remembered<Prepared>>();
  return {
    prepare(text) {
      const remembered = known.get(text) ?? { prepared: comparer.prepare(text), comparisons: new Map() };
      known.set(text, remembered);
      return remembered;
    },
    compare(asked, stored) {
      const comparison = asked.comparisons.get(stored) ?? comparer.compare(asked.prepared, stored.prepared);
      asked.comparisons.set(stored, comparison);
      return comparison;
    },
  };
}
