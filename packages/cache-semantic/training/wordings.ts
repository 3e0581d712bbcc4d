import { judgeAnswers } from '../src/judge/judge-answers.js';
import type { Judgement } from '../src/judge/judgement.js';
import { createRandom } from './random.js';
import type { Stream } from './stream.js';

/** The same answer about a topic, in five wordings. */
const WORDINGS: readonly ((topic: string) => string)[] = [
  (topic) => `To sort out ${topic}, open the app, choose Help and follow the steps for ${topic}.`,
  (topic) => `You can take care of ${topic} in the app: go to Help and then ${topic}.`,
  (topic) => `For ${topic}, please visit the Help section of the app.`,
  (topic) => `About ${topic}: this is handled in the Help section of the app.`,
  (topic) => `It is easy. In the app, tap Help, pick ${topic} and confirm.`,
];

/** An answer for each question of the stream, and what the judge says of two of them. */
export function worded(
  { topics }: Stream,
  seed: number,
): { answers: string[]; judge: (stored: number, fresh: number) => Judgement } {
  const random = createRandom(seed);
  const answers = topics.map(
    (topic) => WORDINGS[Math.floor(random() * WORDINGS.length)]?.(topic.replace(/[_?]+/g, ' ').trim()) ?? '',
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
