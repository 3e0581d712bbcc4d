import { type Choice, type Completion, IsartorError, type JsonObject, type Part } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { invalidReply, readReplyObject } from '../json/read-reply-object.js';
import { madeUpCallId } from '../openai/tool-call.js';
import { upstreamFailure } from '../openai/upstream-failure.js';
import { parseOutcome } from './finish-reason.js';
import { readLogprobs } from './logprobs.js';
import { parseItem } from './parse-item.js';
import { unnamedReplyFields } from './reply-fields.js';
import { extended } from './unnamed-fields.js';
import { parseUsage } from './usage.js';

/**
 * Reads a whole answer, leniently but for what makes it whole: a state and an output. A call that still runs in the
 * background is an answer without content whose finish reason names its state.
 * @throws IsartorError `upstream_invalid` when that is missing, `upstream_failed` for a call that failed.
 */
export function parseReply(body: Uint8Array, provider: string): Completion {
  const reply = readReplyObject(body);
  assertNotFailed(reply);
  const { model, output } = reply;
  const usage = parseUsage(reply.usage);
  return {
    provider,
    model: typeof model === 'string' ? model : '',
    choices: [parseChoice(reply, output)],
    ...(usage !== undefined && { usage }),
    ...extended(unnamedReplyFields(reply)),
  };
}

/**
 * Checks that a response is not one that failed.
 * @throws IsartorError `upstream_failed` with the provider's own words.
 */
export function assertNotFailed(response: JsonObject): void {
  const failure = failureOf(response);
  if (failure !== undefined) throw failure;
}

/** The failure that a response tells; undefined where it tells none. */
export function failureOf(response: JsonObject): IsartorError | undefined {
  if (response.error !== undefined && response.error !== null) return upstreamFailure(response);
  if (response.status !== 'failed' && response.status !== 'cancelled') return undefined;
  return new IsartorError('upstream_failed', `The provider's answer was ${response.status}`);
}

function parseChoice(reply: JsonObject, output: unknown): Choice {
  if (!Array.isArray(output) || !output.every(isJsonObject)) throw invalidReply('has no output');
  const content = output.flatMap((item, position) => parseItem(item, () => madeUpCallId(reply.id, 0, position)));
  const finishReason = parseOutcome(reply, { hasToolCalls: content.some(isCall), hasRefusal: content.some(isRefusal) });
  if (finishReason === undefined) throw invalidReply('has no status');
  const logprobs = output.flatMap(logprobsOf);
  return { index: 0, content, finishReason, ...(logprobs.length > 0 && { logprobs: { content: logprobs } }) };
}

/** Whether a part is a call that is the caller's to answer. */
const isCall = ({ type }: Part): boolean => type === 'tool-call';
const isRefusal = ({ type }: Part): boolean => type === 'refusal';

function logprobsOf({ type, content }: JsonObject): readonly unknown[] {
  if (type !== 'message' || !Array.isArray(content)) return [];
  return content.flatMap((part: unknown) => (isJsonObject(part) ? (readLogprobs(part)?.content ?? []) : []));
}
