import type { FinishReason, UnifiedFinishReason } from '@isartor/core';

const UNIFIED: ReadonlyMap<string, UnifiedFinishReason> = new Map([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['tool_use', 'tool_calls'],
  ['refusal', 'content_filter'],
  ['pause_turn', 'other'],
]);

const WORDS: Readonly<Partial<Record<UnifiedFinishReason, string>>> = {
  stop: 'end_turn',
  length: 'max_tokens',
  tool_calls: 'tool_use',
  refusal: 'refusal',
  content_filter: 'refusal',
};

/** That there is a call to answer is what counts, whatever a compatible server calls it. */
export function parseFinishReason(raw: string, hasToolCalls: boolean): FinishReason {
  const unified = UNIFIED.get(raw) ?? 'other';
  return { unified: unified === 'stop' && hasToolCalls ? 'tool_calls' : unified, raw };
}

/**
 * The `stop_reason` for this dialect's clients: the provider's own word where it is one of the dialect. What the dialect
 * has no word for keeps the provider's, or ours: to call it the end of a turn would sell a broken answer as whole.
 */
export function renderFinishReason({ unified, raw }: FinishReason): string {
  if (raw !== undefined && UNIFIED.has(raw)) return raw;
  return WORDS[unified] ?? raw ?? unified;
}
