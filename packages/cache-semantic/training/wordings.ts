import { judgeAnswers } from '../src/judge/judge-answers.js';
import type { Judgement } from '../src/judge/judgement.js';
import { ANSWER_WORDINGS } from './answer-wordings.js';
import { createRandom } from './random.js';
import type { Stream } from './stream.js';

/** An answer for each question of the stream, and what the judge says of two of them. */
export function worded(
  { topics }: Stream,
  seed: number,
): { answers: string[]; judge: (stored: number, fresh: number) => Judgement } {
  const random = createRandom(seed);
  const answers = topics.map(
    (topic) =>
      ANSWER_WORDINGS[Math.floor(random() * ANSWER_WORDINGS.length)]?.(topic.replace(/[_?]+/g, ' ').trim()) ?? '',
  );
  const known = new Map<string, Judgement>();
  return {
    answers,
    judge: (stored, fresh) => {
      const [one = '', other = ''] = [answers[stored], answers[fresh]];
      const key = `${one}\n${other}`;
      const judgement = known.get(key) ?? judgeAnswers(one, other);
      known.set(key, judgement);
      return judgement;
    },
  };
}
