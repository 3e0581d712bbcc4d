import { type ClientCodec, EVENT_STREAM } from '../codec.js';
import { parseRequest } from './parse-request.js';
import { renderError } from './render-error.js';
import { createEventRenderer } from './render-events.js';
import { renderReplyHead, renderReplyTail } from './render-reply.js';

/** The gateway's own dialect, text only; no provider speaks it. */
export const nativeClientCodec: ClientCodec = {
  format: 'native',
  operation: 'chat',
  headers: { features: {}, account: [] },
  streamType: EVENT_STREAM,
  parseRequest,
  renderReplyHead,
  renderReplyTail,
  createEventRenderer,
  renderError,
};
