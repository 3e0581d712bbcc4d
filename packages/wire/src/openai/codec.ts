import { type ClientCodec, EVENT_STREAM, type ProviderCodec } from '../codec.js';
import { buildRequest } from './build-request.js';
import { openaiEmbeddings } from './embeddings/provider.js';
import { OPENAI_HEADERS } from './headers.js';
import { parseError } from './parse-error.js';
import { createEventParser } from './parse-events.js';
import { parseReply } from './parse-reply.js';
import { parseRequest } from './parse-request.js';
import { renderError } from './render-error.js';
import { createEventRenderer } from './render-events.js';
import { renderReplyHead, renderReplyTail } from './render-reply.js';

/** Chat Completions as clients of the gateway speak it. */
export const openaiClientCodec: ClientCodec = {
  format: 'openai',
  operation: 'chat',
  headers: OPENAI_HEADERS,
  streamType: EVENT_STREAM,
  parseRequest,
  renderReplyHead,
  renderReplyTail,
  createEventRenderer,
  renderError,
};

/** Chat Completions as providers speak it. */
export const openaiProviderCodec: ProviderCodec = {
  format: 'openai',
  embeddings: openaiEmbeddings,
  buildRequest,
  parseReply,
  createEventParser,
  parseError,
};
