import type { IsartorError } from '@isartor/core';
import type { Exchange } from './exchange.js';
import { addTraceId, gatewayHeaders, type Headers } from './response-headers.js';

export interface WholeResponse {
  readonly status: number;
  /** Given away: the content-length is added to it. */
  readonly headers: Headers;
  /** Text that comes before the body. */
  readonly head?: string;
  readonly body: string | Uint8Array;
}

/** A body up to this size is copied behind its head and leaves in one piece. */
const ONE_PIECE_BYTES = 16 * 1024;

/** Writes a whole response. Nothing is written to a client that has left. */
export function send({ outgoing }: Exchange, { status, headers, head = '', body }: WholeResponse): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  const headBytes = Buffer.byteLength(head);
  const bodyBytes = Buffer.byteLength(body);
  headers['content-length'] = headBytes + bodyBytes;
  outgoing.writeHead(status, headers);
  if (headBytes === 0) outgoing.end(body);
  else if (bodyBytes <= ONE_PIECE_BYTES) outgoing.end(head + textOf(body));
  else {
    outgoing.write(head);
    outgoing.end(body);
  }
}

function textOf(body: string | Uint8Array): string {
  return typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
}

/** Writes a JSON document that is not a model's answer. */
export function sendJson(exchange: Exchange, status: number, document: object): void {
  sendJsonText(exchange, status, JSON.stringify(document));
}

/** The same for a document that is JSON text already. */
export function sendJsonText(exchange: Exchange, status: number, body: string): void {
  const headers: Headers = { 'content-type': 'application/json', 'x-isartor-request-id': exchange.requestId };
  addTraceId(headers, exchange);
  send(exchange, { status, headers, body });
}

/** Tells a failure in the dialect of the route, or breaks the connection where an answer has begun. */
export function sendError(exchange: Exchange, error: IsartorError): void {
  exchange.door = doorOf(error) ?? exchange.door;
  if (exchange.outgoing.headersSent) {
    exchange.broken = true;
    exchange.outgoing.destroy();
    return;
  }
  // What comes of such a body after all is not worth waiting for.
  if (error.code === 'request_timeout') exchange.outgoing.setHeader('connection', 'close');
  const { status, headers, body } = exchange.route.codec.renderError(error, exchange.requestId);
  const allHeaders = { ...headers, ...gatewayHeaders(exchange), ...error.details.headers };
  send(exchange, { status, headers: allHeaders, body });
}

type Door = Exchange['door'];

const DOORS: Partial<Record<IsartorError['code'], Door>> = {
  unauthorized: 'L0_AuthBlocked',
  forbidden: 'L0_AuthBlocked',
  invalid_request: 'L0_Rejected',
  unsupported_feature: 'L0_Rejected',
  not_found: 'L0_Rejected',
  method_not_allowed: 'L0_Rejected',
  request_timeout: 'L0_Rejected',
  payload_too_large: 'L0_Rejected',
  unsupported_media_type: 'L0_Rejected',
  overloaded: 'L0_Rejected',
  draining: 'L0_Rejected',
  store_unavailable: 'L0_Rejected',
  not_cached: 'L0_Rejected',
};

/** Failures that were settled at the door, before any layer could. */
function doorOf(error: IsartorError): Door {
  return DOORS[error.code];
}
