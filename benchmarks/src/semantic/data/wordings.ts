import { draw } from '../draw.js';

/** The same answer about a topic in five wordings, as a model words it anew each time. */
const WORDINGS: readonly ((topic: string) => string)[] = [
  (topic) => `Here is what to do about ${topic}: open the app, go to Support and choose ${topic} there.`,
  (topic) => `We are happy to help with ${topic}. In the Support section of the app you will find ${topic}.`,
  (topic) => `Questions about ${topic} are answered under Support in the app; just choose ${topic}.`,
  (topic) => `Please open Support in the app and select ${topic}.`,
  (topic) => `You can settle this yourself: app, then Support, then ${topic}.`,
];

/** The answer to the question with that number in a stream. */
export function wordedAnswer(category: string, number: number): string {
  const wording = WORDINGS[Math.floor(draw('wording', number) * WORDINGS.length)];
  return wording?.(category.replace(/[_?]+/g, ' ').trim()) ?? '';
}
