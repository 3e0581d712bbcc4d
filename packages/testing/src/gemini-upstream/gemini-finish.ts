import { finishOf, joinedText } from '../upstream/answered-content.js';
import type { ModelAnswer } from '../upstream/model-answer.js';

/** Why a candidate ended. Gemini has no refusals: it blocks, and a refusal's text says why. */
export function geminiFinish(answer: ModelAnswer): object {
  const refusal = joinedText(answer, 'refusal');
  const finish = finishOf(answer);
  const finishReason = typeof finish === 'string' ? REASONS[finish] : finish.raw;
  if (refusal !== undefined) return { finishReason: 'SAFETY', finishMessage: refusal, safetyRatings: BLOCKED };
  return finishReason === 'SAFETY' ? { finishReason, safetyRatings: BLOCKED } : { finishReason };
}

/** The prompt itself is what was blocked: the answer has no candidate at all. */
export const isPromptBlocked = (answer: ModelAnswer): boolean =>
  answer.content.length === 0 && answer.finish === 'content_filter';

/** How harmful the blocked content is said to be. */
export const BLOCKED = [{ category: 'HARM_CATEGORY_DANGEROUS_CONTENT', probability: 'HIGH', blocked: true }] as const;

const REASONS = { stop: 'STOP', tool_calls: 'STOP', length: 'MAX_TOKENS', content_filter: 'SAFETY' } as const;
