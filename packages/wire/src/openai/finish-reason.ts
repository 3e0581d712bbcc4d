import type { FinishReason, UnifiedFinishReason } from '@isartor/core';

/** The dialect's own words, and those of servers that are compatible but for them. */
const UNIFIED: ReadonlyMap<string, UnifiedFinishReason> = new Map([
  ['stop', 'stop'],
  ['eos', 'stop'],
  ['length', 'length'],
  ['model_length', 'length'],
  ['tool_calls', 'tool_calls'],
  ['function_call', 'tool_calls'],
  ['content_filter', 'content_filter'],
  ['error', 'error'],
]);

/** A forced tool call ends with `stop` in this dialect: that there is a call to answer is what counts. */
export function parseFinishReason(raw: string, hasToolCalls: boolean): FinishReason {
  const unified = UNIFIED.get(raw) ?? 'other';
  return { unified: unified === 'stop' && hasToolCalls ? 'tool_calls' : unified, raw };
}

/** The word for this dialect's clients: the provider's own where it is one of the dialect or none of ours fits. */
export function renderFinishReason({ unified, raw }: FinishReason): string {
  if (raw !== undefined && (UNIFIED.has(raw) || unified === 'other')) return raw;
  return unified;
}
