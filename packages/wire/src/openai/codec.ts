import type { ClientCodec, ProviderCodec } from '../codec.js';
import { buildRequest } from './build-request.js';
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
  parseRequest,
  renderReply: (completion, identity) => renderReplyHead(identity) + renderReplyTail(completion),
  renderReplyHead,
  renderReplyTail,
  createEventRenderer,
  renderError,
};

/** Chat Completions as providers speak it. */
export const openaiProviderCodec: ProviderCodec = {
  format: 'openai',
  buildRequest,
  parseReply,
  createEventParser,
  parseError,
};
