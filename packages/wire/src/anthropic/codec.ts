import { type ClientCodec, EVENT_STREAM, type ProviderCodec } from '../codec.js';
import { parseError } from '../openai/parse-error.js';
import { buildRequest } from './build-request.js';
import { countTokens, renderCountHead, renderCountTail } from './count-tokens.js';
import { ANTHROPIC_HEADERS } from './headers.js';
import { createEventParser } from './parse-events.js';
import { parseReply } from './parse-reply.js';
import { parseCountRequest, parseRequest } from './parse-request.js';
import { renderError } from './render-error.js';
import { createEventRenderer } from './render-events.js';
import { renderReplyHead, renderReplyTail } from './render-reply.js';

/** Anthropic Messages as clients of the gateway speak it. */
export const anthropicClientCodec: ClientCodec = {
  format: 'anthropic',
  operation: 'chat',
  headers: ANTHROPIC_HEADERS,
  streamType: EVENT_STREAM,
  parseRequest,
  renderReplyHead,
  renderReplyTail,
  createEventRenderer,
  renderError,
};

/** Anthropic's token counting as clients of the gateway speak it; a count is never streamed. */
export const anthropicCountTokensCodec: ClientCodec = {
  ...anthropicClientCodec,
  operation: 'count_tokens',
  parseRequest: parseCountRequest,
  renderReplyHead: renderCountHead,
  renderReplyTail: renderCountTail,
};

/** Anthropic Messages as providers speak it. Its errors differ from Chat Completions' in their words only. */
export const anthropicProviderCodec: ProviderCodec = {
  format: 'anthropic',
  countTokens,
  buildRequest,
  parseReply,
  createEventParser,
  parseError,
};
