import type { AnsweredFinish, AnsweredPart, AnsweredUsage, ModelAnswer } from './model-answer.js';

/** Every piece of an answer as an object, in spoken order. */
export const partsOf = ({ content }: ModelAnswer): readonly Exclude<AnsweredPart, string>[] =>
  content.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part));

/** The texts of one kind, joined; undefined where there is none. */
export function joinedText(answer: ModelAnswer, type: 'text' | 'reasoning' | 'refusal'): string | undefined {
  const texts = partsOf(answer).flatMap((part) => (part.type === type ? [part.text] : []));
  return texts.length === 0 ? undefined : texts.join('');
}

/** All counts of an answer. */
export const usageOf = ({ usage }: ModelAnswer): Required<AnsweredUsage> => ({
  input: 12,
  output: 8,
  cachedInput: 0,
  cacheWriteInput: 0,
  reasoning: 0,
  ...usage,
});

/** Why the model stopped; calls imply `tool_calls`. */
export const finishOf = (answer: ModelAnswer): AnsweredFinish =>
  answer.finish ?? (partsOf(answer).some(({ type }) => type === 'toolCall') ? 'tool_calls' : 'stop');
