import type { Completion, Part } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { invalidReply, readReplyObject } from '../json/read-reply-object.js';
import { upstreamFailure } from '../openai/upstream-failure.js';
import { parseFinishReason } from './finish-reason.js';
import { createInputReader, type InputReader } from './input-reader.js';
import { parsePart } from './parse-part.js';
import { replyFields } from './reply-fields.js';
import { extended } from './unnamed-fields.js';
import { parseUsage } from './usage.js';

/**
 * Reads a whole answer, leniently but for what makes it whole: content and a stop reason.
 * @throws IsartorError `upstream_invalid` when that is missing, `upstream_failed` when the body is an error after all.
 */
export function parseReply(body: Uint8Array, provider: string): Completion {
  const reply = readReplyObject(body);
  if (reply.type === 'error' || isJsonObject(reply.error)) throw upstreamFailure(reply);
  const { content: blocks, model, stop_reason: stopReason } = reply;
  if (!Array.isArray(blocks)) throw invalidReply('has no content');
  if (typeof stopReason !== 'string' || stopReason === '') throw invalidReply('has no stop reason');
  const content = parseBlocks(blocks, createInputReader(body));
  const usage = parseUsage(reply.usage);
  const fields = replyFields(reply);
  const hasToolCalls = content.some(({ type }) => type === 'tool-call');
  return {
    provider,
    model: typeof model === 'string' ? model : '',
    choices: [
      { index: 0, content, finishReason: parseFinishReason(stopReason, hasToolCalls), ...extended(fields.choice) },
    ],
    ...(usage !== undefined && { usage }),
    ...extended(fields.message),
  };
}

function parseBlocks(blocks: readonly unknown[], readInput: InputReader): Part[] {
  return blocks.flatMap((block, index) => {
    if (!isJsonObject(block)) throw invalidReply('has content that is not a list of blocks');
    const part = parsePart(block, () => readInput(block.input, ['content', index, 'input']));
    return saysSomething(part) ? [part] : [];
  });
}

/** An empty text, or a thought that is neither told nor sealed, is a block that was begun and never filled. */
export function saysSomething(part: Part): boolean {
  if (part.type !== 'text' && part.type !== 'reasoning') return true;
  return part.text !== '' || Object.keys(part).length > 2;
}
