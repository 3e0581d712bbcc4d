import type { ChatRequest } from '@isartor/core';
import type { Turn } from './build-turns.js';

/** The lowest `top_p` that goes with thinking. */
const MIN_TOP_P = 0.95;

/** Whether Anthropic takes this request with thinking: no forced tool, no sampling of its own, no begun answer. */
export function allowsThinking({ sampling, toolChoice }: ChatRequest, turns: readonly Turn[]): boolean {
  const { temperature = 1, topP = 1, topK } = sampling;
  const isForced = toolChoice?.kind === 'required' || toolChoice?.kind === 'tool';
  const isSampled = temperature !== 1 || topP < MIN_TOP_P || topK !== undefined;
  return !isForced && !isSampled && turns.at(-1)?.role !== 'assistant';
}

/**
 * Whether the running tool loop, if there is one, goes with a budget: Anthropic then wants the turn that made the calls to
 * begin with its thoughts, which a history from a dialect that cannot carry them lacks.
 */
export function loopAllowsBudget(turns: readonly Turn[]): boolean {
  const isRunning = turns.at(-1)?.content.some(({ type }) => type === 'tool_result') === true;
  if (!isRunning) return true;
  const first = turns.findLast(({ role }) => role === 'assistant')?.content[0];
  return first?.type === 'thinking' || first?.type === 'redacted_thinking';
}
