import type { ChatRequest, Completion, JsonObject } from '@isartor/core';
import type { OperationCodec } from '../codec.js';
import { invalidReply, readReplyObject } from '../json/read-reply-object.js';
import { upstreamFailure } from '../openai/upstream-failure.js';
import { printAsked } from './build-request.js';

/** Where the provider keeps a part of what is to be counted. */
const KEPT_ELSEWHERE = ['previous_response_id', 'conversation', 'truncation'] as const;

/** Counts the input tokens of a chat: `POST /responses/input_tokens`. */
export const countTokens: OperationCodec = {
  buildRequest: (request) => JSON.stringify({ ...keptElsewhere(request), ...printAsked(request) }),
  parseReply,
};

const keptElsewhere = ({ extensions: { responses = {} } }: ChatRequest): JsonObject =>
  Object.fromEntries(KEPT_ELSEWHERE.map((name) => [name, responses[name]]));

function parseReply(body: Uint8Array, provider: string, { model }: ChatRequest): Completion {
  const reply = readReplyObject(body);
  if (reply.error !== undefined && reply.error !== null) throw upstreamFailure(reply);
  const { input_tokens: inputTokens } = reply;
  if (typeof inputTokens !== 'number' || !Number.isSafeInteger(inputTokens) || inputTokens < 0) {
    throw invalidReply('counts no input tokens');
  }
  return { provider, model, choices: [], usage: { inputTokens, outputTokens: 0, raw: reply } };
}
