import type { Completion, JsonObject } from '@isartor/core';
import type { OperationCodec } from '../codec.js';
import { isJsonObject } from '../json/is-json-object.js';
import { invalidReply, readReplyObject } from '../json/read-reply-object.js';
import { buildCountRequest } from './build-request.js';
import { upstreamFailure } from './upstream-failure.js';
import { count } from './usage.js';

/** Counts the input tokens of a chat: `models.countTokens`. */
export const countTokens: OperationCodec = {
  buildRequest: buildCountRequest,
  parseReply: (body, provider, { model }) => {
    const reply = readReplyObject(body);
    if (reply.error !== undefined && reply.error !== null) throw upstreamFailure(reply);
    const inputTokens = count(reply.totalTokens);
    if (inputTokens === undefined) throw invalidReply('counts no input tokens');
    const cachedInputTokens = count(reply.cachedContentTokenCount);
    const cached = cachedInputTokens === undefined ? {} : { cachedInputTokens };
    return { provider, model, choices: [], usage: { inputTokens, outputTokens: 0, ...cached, raw: reply } };
  },
};

/** The body that tells a count: the provider's own where it is of this dialect. */
export function renderCount({ usage }: Completion): JsonObject {
  const raw = usage?.raw;
  if (isJsonObject(raw) && count(raw.totalTokens) !== undefined) return raw;
  return { totalTokens: usage?.inputTokens ?? 0 };
}
