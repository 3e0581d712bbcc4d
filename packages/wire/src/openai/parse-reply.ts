import type { Choice, Completion } from '@isartor/core';
import { fieldsExcept } from '../json/fields-except.js';
import { isJsonObject } from '../json/is-json-object.js';
import { invalidReply, readReplyObject } from '../json/read-reply-object.js';
import { parseFinishReason } from './finish-reason.js';
import { parseAssistant } from './parse-assistant.js';
import { madeUpCallId } from './tool-call.js';
import { extended } from './unnamed-fields.js';
import { upstreamFailure } from './upstream-failure.js';
import { parseUsage } from './usage.js';

const REPLY_FIELDS = new Set(['id', 'object', 'created', 'model', 'choices', 'usage', 'error']);
const CHOICE_FIELDS = new Set(['index', 'message', 'finish_reason', 'logprobs']);

/**
 * Reads a whole answer, leniently but for what makes it whole: choices, each with a message and a finish reason.
 * @throws IsartorError `upstream_invalid` when that is missing, `upstream_failed` when the body is an error after all.
 */
export function parseReply(body: Uint8Array, provider: string): Completion {
  const reply = readReplyObject(body);
  if (reply.error !== undefined && reply.error !== null) throw upstreamFailure(reply);
  const { choices, model } = reply;
  if (!Array.isArray(choices) || choices.length === 0) throw invalidReply('has no choices');
  const usage = parseUsage(reply.usage);
  return {
    provider,
    model: typeof model === 'string' ? model : '',
    choices: choices.map((choice, position) => parseChoice(choice, position, reply.id)),
    ...(usage !== undefined && { usage }),
    ...extended(fieldsExcept(reply, REPLY_FIELDS)),
  };
}

function parseChoice(choice: unknown, position: number, replyId: unknown): Choice {
  if (!isJsonObject(choice) || !isJsonObject(choice.message)) throw invalidReply('has a choice without a message');
  const { message, finish_reason: finishReason, logprobs } = choice;
  if (typeof finishReason !== 'string' || finishReason === '')
    throw invalidReply('has a choice without a finish reason');
  const index = typeof choice.index === 'number' ? choice.index : position;
  const { content, fields } = parseAssistant(message, (call) => madeUpCallId(replyId, index, call));
  const unnamed = fieldsExcept(choice, CHOICE_FIELDS);
  return {
    index,
    content,
    finishReason: parseFinishReason(finishReason, {
      hasToolCalls: content.some(({ type }) => type === 'tool-call'),
      hasRefusal: content.some(({ type }) => type === 'refusal'),
    }),
    ...(logprobs !== undefined && logprobs !== null && { logprobs }),
    ...extended(fields === undefined ? unnamed : { ...unnamed, message: fields }),
  };
}
