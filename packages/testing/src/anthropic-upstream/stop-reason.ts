import { finishOf, joinedText } from '../upstream/answered-content.js';
import type { ModelAnswer } from '../upstream/model-answer.js';

/** Why a message stopped, as its last fields tell it. A refusal's text is the explanation beside the reason. */
export function stopOf(answer: ModelAnswer) {
  const refusal = joinedText(answer, 'refusal');
  const stop_reason = refusal === undefined ? stopReason(answer) : 'refusal';
  return {
    stop_reason,
    stop_sequence: answer.stopSequence ?? null,
    stop_details: stop_reason === 'refusal' ? { type: 'refusal', category: null, explanation: refusal ?? null } : null,
  };
}

function stopReason(answer: ModelAnswer): string {
  if (answer.stopSequence !== undefined) return 'stop_sequence';
  const finish = finishOf(answer);
  return typeof finish === 'string' ? REASONS[finish] : finish.raw;
}

const REASONS = {
  stop: 'end_turn',
  length: 'max_tokens',
  tool_calls: 'tool_use',
  content_filter: 'refusal',
} as const;
