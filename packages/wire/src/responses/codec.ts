import { type ClientCodec, EVENT_STREAM, type ProviderCodec } from '../codec.js';
import { OPENAI_HEADERS } from '../openai/headers.js';
import { parseError } from '../openai/parse-error.js';
import { renderError } from '../openai/render-error.js';
import { buildRequest } from './build-request.js';
import { countTokens } from './count-tokens.js';
import { createEventParser } from './parse-events.js';
import { parseReply } from './parse-reply.js';
import { parseRequest } from './parse-request.js';
import { createEventRenderer } from './render-events.js';
import { renderReplyHead, renderReplyTail } from './render-reply.js';

/** The Responses API as clients of the gateway speak it. */
export const responsesClientCodec: ClientCodec = {
  format: 'responses',
  operation: 'chat',
  headers: OPENAI_HEADERS,
  streamType: EVENT_STREAM,
  parseRequest,
  renderReplyHead,
  renderReplyTail,
  createEventRenderer,
  renderError,
};

/** The Responses API as providers speak it. */
export const responsesProviderCodec: ProviderCodec = {
  format: 'responses',
  countTokens,
  buildRequest,
  parseReply,
  createEventParser,
  parseError,
};
