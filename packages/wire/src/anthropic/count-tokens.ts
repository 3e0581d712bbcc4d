import { type ChatRequest, type Completion, IsartorError } from '@isartor/core';
import type { OperationCodec } from '../codec.js';
import { invalidReply, readReplyObject } from '../json/read-reply-object.js';
import { buildCountRequest } from './build-request.js';
import { parseUsage } from './usage.js';

/** Token counting as a provider speaks it: `POST /v1/messages/count_tokens`. */
export const countTokens: OperationCodec = { buildRequest: buildCountRequest, parseReply: parseCountReply };

function parseCountReply(body: Uint8Array, provider: string, { model }: ChatRequest): Completion {
  const usage = parseUsage(readReplyObject(body));
  if (usage === undefined) throw invalidReply('has no number of input tokens');
  return { provider, model, choices: [], usage };
}

/** A count has nothing that is new in each rendering. */
export const renderCountHead = (): string => '{';

/** @throws IsartorError `upstream_invalid` when nothing was counted. */
export function renderCountTail({ usage }: Completion): string {
  if (usage === undefined) throw new IsartorError('upstream_invalid', 'The provider counted no tokens');
  return `"input_tokens":${usage.inputTokens}}`;
}
