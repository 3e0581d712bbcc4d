import { type ClientCodec, EVENT_STREAM, type IncomingBody, type ProviderCodec } from '../codec.js';
import { buildRequest } from './build-request.js';
import { countTokens, renderCount } from './count-tokens.js';
import { embeddings } from './embeddings.js';
import { GEMINI_HEADERS } from './headers.js';
import { parseCountTokens } from './parse-count-tokens.js';
import { parseError } from './parse-error.js';
import { createEventParser } from './parse-events.js';
import { parseReply } from './parse-reply.js';
import { parseRequest } from './parse-request.js';
import { createArrayRenderer } from './render-array.js';
import { renderError } from './render-error.js';
import { createEventRenderer } from './render-events.js';
import { renderReplyHead, renderReplyTail } from './render-reply.js';

/** `models.generateContent` as clients of the gateway speak it. */
export const geminiClientCodec: ClientCodec = {
  format: 'gemini',
  operation: 'chat',
  headers: GEMINI_HEADERS,
  streamType: EVENT_STREAM,
  parseRequest,
  renderReplyHead,
  renderReplyTail,
  createEventRenderer,
  renderError,
};

/** `models.streamGenerateContent` with `alt=sse` as clients of the gateway speak it. */
export const geminiStreamClientCodec: ClientCodec = {
  ...geminiClientCodec,
  parseRequest: (incoming: IncomingBody) => ({ ...parseRequest(incoming), stream: true }),
};

/** `models.streamGenerateContent` without `alt=sse`, which answers with one JSON list. */
export const geminiArrayClientCodec: ClientCodec = {
  ...geminiStreamClientCodec,
  streamType: 'application/json',
  createEventRenderer: createArrayRenderer,
};

/** `models.countTokens` as clients of the gateway speak it. */
export const geminiCountTokensCodec: ClientCodec = {
  ...geminiClientCodec,
  operation: 'count_tokens',
  streamType: 'application/json',
  parseRequest: parseCountTokens,
  renderReplyHead: () => '{',
  renderReplyTail: (completion) => JSON.stringify(renderCount(completion)).slice(1),
};

/** The Gemini API as its provider speaks it. */
export const geminiProviderCodec: ProviderCodec = {
  format: 'gemini',
  countTokens,
  embeddings,
  buildRequest,
  parseReply,
  createEventParser,
  parseError,
};
