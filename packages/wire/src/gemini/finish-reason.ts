import type { FinishReason, UnifiedFinishReason } from '@isartor/core';

/** The dialect's words; a call that the model got wrong is no answer. */
const UNIFIED: ReadonlyMap<string, UnifiedFinishReason> = new Map([
  ['STOP', 'stop'],
  ['MAX_TOKENS', 'length'],
  ['SAFETY', 'content_filter'],
  ['RECITATION', 'content_filter'],
  ['BLOCKLIST', 'content_filter'],
  ['PROHIBITED_CONTENT', 'content_filter'],
  ['SPII', 'content_filter'],
  ['MODEL_ARMOR', 'content_filter'],
  ['IMAGE_SAFETY', 'content_filter'],
  ['IMAGE_PROHIBITED_CONTENT', 'content_filter'],
  ['IMAGE_RECITATION', 'content_filter'],
  ['MALFORMED_FUNCTION_CALL', 'error'],
  ['UNEXPECTED_TOOL_CALL', 'error'],
  ['TOO_MANY_TOOL_CALLS', 'error'],
  ['MISSING_THOUGHT_SIGNATURE', 'error'],
  ['MALFORMED_RESPONSE', 'error'],
  ['LANGUAGE', 'other'],
  ['OTHER', 'other'],
  ['IMAGE_OTHER', 'other'],
  ['NO_IMAGE', 'other'],
]);

const WORDS: Readonly<Record<UnifiedFinishReason, string>> = {
  stop: 'STOP',
  tool_calls: 'STOP',
  length: 'MAX_TOKENS',
  refusal: 'SAFETY',
  content_filter: 'SAFETY',
  error: 'OTHER',
  other: 'OTHER',
};

/** A function call ends with `STOP` in this dialect: that there is a call to answer is what counts. */
export function parseFinishReason(raw: string, hasToolCalls: boolean): FinishReason {
  const unified = UNIFIED.get(raw) ?? 'other';
  return { unified: unified === 'stop' && hasToolCalls ? 'tool_calls' : unified, raw };
}

/** What words of this dialect look like, also those that Google has added since. */
const OWN_WORD = /^[A-Z]+(?:_[A-Z]+)*$/;

/** The word for this dialect's clients: the provider's own where it is one of the dialect. */
export function renderFinishReason({ unified, raw }: FinishReason): string {
  if (raw !== undefined && (UNIFIED.has(raw) || (unified === 'other' && OWN_WORD.test(raw)))) return raw;
  return WORDS[unified];
}
