import { usageOf } from '../upstream/answered-content.js';
import type { ModelAnswer } from '../upstream/model-answer.js';

/** The counts of a whole answer: candidates leave out thoughts, the prompt includes what was cached. */
export function wholeUsage(answer: ModelAnswer): object {
  const { input, output, cachedInput, reasoning } = usageOf(answer);
  return {
    promptTokenCount: input,
    candidatesTokenCount: output - reasoning,
    totalTokenCount: input + output,
    ...(cachedInput === 0 ? {} : { cachedContentTokenCount: cachedInput, cacheTokensDetails: asText(cachedInput) }),
    promptTokensDetails: asText(input),
    ...(reasoning === 0 ? {} : { thoughtsTokenCount: reasoning }),
  };
}

/** The counts of a chunk that others follow. */
export const beginningUsage = (input: number): object => ({
  promptTokenCount: input,
  totalTokenCount: input,
  promptTokensDetails: asText(input),
});

/** All of it was text. */
export const asText = (tokenCount: number): readonly object[] => [{ modality: 'TEXT', tokenCount }];
