import { IsartorError } from '@isartor/core';
import { type ClientCodec, EVENT_STREAM } from '../../codec.js';
import { OPENAI_HEADERS } from '../headers.js';
import { renderError } from '../render-error.js';
import { parseRequest } from './parse-request.js';
import { renderReplyHead, renderReplyTail } from './render-reply.js';

/** Embeddings as clients of the gateway ask for them in OpenAI's dialect. They are never streamed. */
export const openaiEmbeddingsCodec: ClientCodec = {
  format: 'openai',
  operation: 'embeddings',
  headers: OPENAI_HEADERS,
  streamType: EVENT_STREAM,
  parseRequest,
  renderReplyHead,
  renderReplyTail,
  createEventRenderer: () => {
    throw new IsartorError('internal', 'Embeddings are not streamed');
  },
  renderError,
};
