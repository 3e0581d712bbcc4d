import { draw } from '../draw.js';
import { builtPairs } from './built-pairs.js';

/** The same answer about a topic in some wordings, as a model words it anew each time. */
export type Wordings = readonly ((topic: string) => string)[];

/** Wordings that share little but the topic; the judge was made without them. */
export const FREE_WORDINGS: Wordings = [
  (topic) => `Here is what to do about ${topic}: open the app, go to Support and choose ${topic} there.`,
  (topic) => `We are happy to help with ${topic}. In the Support section of the app you will find ${topic}.`,
  (topic) => `Questions about ${topic} are answered under Support in the app; just choose ${topic}.`,
  (topic) => `Please open Support in the app and select ${topic}.`,
  (topic) => `You can settle this yourself: app, then Support, then ${topic}.`,
];

/** Wordings that are much alike: those that the judge was measured with while it was made. */
export async function alikeWordings(): Promise<Wordings> {
  const { ANSWER_WORDINGS } = await builtPairs<{ readonly ANSWER_WORDINGS: Wordings }>(
    '../../training/answer-wordings.js',
  );
  return ANSWER_WORDINGS;
}

/** The answer to the question with that number in a stream. */
export function wordedAnswer(wordings: Wordings, category: string, number: number): string {
  const wording = wordings[Math.floor(draw('wording', number) * wordings.length)];
  return wording?.(category.replace(/[_?]+/g, ' ').trim()) ?? '';
}
