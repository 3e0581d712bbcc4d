import type { ClientCodec } from '../codec.js';
import { parseRequest } from './parse-request.js';
import { renderError } from './render-error.js';
import { createEventRenderer } from './render-events.js';
import { renderReplyHead, renderReplyTail } from './render-reply.js';

/** The gateway's own dialect, text only; no provider speaks it. */
export const nativeClientCodec: ClientCodec = {
  format: 'native',
  parseRequest,
  renderReply: (completion, identity) => renderReplyHead(identity) + renderReplyTail(completion),
  renderReplyHead,
  renderReplyTail,
  createEventRenderer,
  renderError,
};
