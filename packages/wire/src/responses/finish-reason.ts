import type { FinishReason, JsonObject, UnifiedFinishReason } from '@isartor/core';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import type { Ended } from '../openai/finish-reason.js';

/** How a response stands: its state, and why it is incomplete where that is its state. */
export type Outcome = {
  readonly status: string;
  readonly incomplete_details: JsonObject | null;
};

const REASONS: ReadonlyMap<string, UnifiedFinishReason> = new Map([
  ['max_output_tokens', 'length'],
  ['content_filter', 'content_filter'],
]);

/** States of a response that is still being made: a `background` call answers with one. */
const UNFINISHED: ReadonlySet<unknown> = new Set(['queued', 'in_progress']);

/** A refusal that the model speaks itself is a complete answer in this dialect. */
const COMPLETED: ReadonlySet<UnifiedFinishReason> = new Set(['stop', 'tool_calls', 'refusal']);

/** The finish reason of a response; undefined for a state that is none of an answer. */
export function parseOutcome(response: JsonObject, ended: Ended): FinishReason | undefined {
  const { status, incomplete_details: details } = response;
  if (status === 'completed') return { unified: completedAs(ended), raw: status };
  if (status === 'incomplete') {
    const raw = (isJsonObject(details) ? filledString(details.reason) : undefined) ?? status;
    return { unified: REASONS.get(raw) ?? 'other', raw };
  }
  return typeof status === 'string' && UNFINISHED.has(status) ? { unified: 'other', raw: status } : undefined;
}

function completedAs({ hasToolCalls, hasRefusal }: Ended): UnifiedFinishReason {
  if (hasToolCalls) return 'tool_calls';
  return hasRefusal ? 'refusal' : 'stop';
}

/** The same for this dialect's clients: what did not end well is never said to be complete. */
export function printOutcome({ unified, raw }: FinishReason): Outcome {
  if (COMPLETED.has(unified)) return { status: 'completed', incomplete_details: null };
  if (unified === 'length') return incomplete('max_output_tokens');
  if (unified === 'content_filter') return incomplete('content_filter');
  if (raw !== undefined && UNFINISHED.has(raw)) return { status: raw, incomplete_details: null };
  return incomplete(raw ?? unified);
}

const incomplete = (reason: string): Outcome => ({
  status: 'incomplete',
  // Said of an answer that told no reason.
  incomplete_details: reason === 'incomplete' ? null : { reason },
});
