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

/** What the choice holds that ended. */
export interface Ended {
  readonly hasToolCalls: boolean;
  readonly hasRefusal: boolean;
}

/** In this dialect a forced tool call and a refusal end with `stop`: what there is to answer is what counts. */
export function parseFinishReason(raw: string, { hasToolCalls, hasRefusal }: Ended): FinishReason {
  const unified = UNIFIED.get(raw) ?? 'other';
  if (unified !== 'stop') return { unified, raw };
  if (hasToolCalls) return { unified: 'tool_calls', raw };
  return { unified: hasRefusal ? 'refusal' : 'stop', raw };
}

/** The word for this dialect's clients: the provider's own where it is one of the dialect or none of ours fits. */
export function renderFinishReason({ unified, raw }: FinishReason): string {
  if (raw !== undefined && (UNIFIED.has(raw) || unified === 'other')) return raw;
  return unified === 'refusal' ? 'stop' : unified;
}
