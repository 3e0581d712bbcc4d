import type { HitBy, SemanticCache } from '@isartor/cache-semantic';
import type { BankingQuestion } from '../data/read-banking.js';
import type { BankingAnswer, Labels } from './labels.js';

/** What came of a replay. */
export interface Replayed {
  readonly asked: number;
  readonly hits: number;
  /** Hits with the answer of another category. */
  readonly wrong: number;
  readonly hitsBy: Readonly<Partial<Record<HitBy, number>>>;
  readonly labels: number;
}

/** Asks one question after the other; each that finds no answer is answered, learnt from and stored. */
export async function replay(
  cache: SemanticCache<BankingAnswer>,
  questions: readonly BankingQuestion[],
  answerTo: Labels['answerTo'],
): Promise<Replayed> {
  const hitsBy: Partial<Record<HitBy, number>> = {};
  let hits = 0;
  let wrong = 0;
  for (const [number, question] of questions.entries()) {
    const found = await cache.lookUp({ partition: 'banking', question: question.text });
    if (found.outcome === 'miss') {
      await found.settle(answerTo(question, number));
      continue;
    }
    hits += 1;
    hitsBy[found.by] = (hitsBy[found.by] ?? 0) + 1;
    if (found.value.category !== question.category) wrong += 1;
  }
  const { labels } = cache.stats();
  await cache.close();
  return { asked: questions.length, hits, wrong, hitsBy, labels };
}
