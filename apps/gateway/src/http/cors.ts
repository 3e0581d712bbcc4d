import { isAllowedOrigin } from '../auth/browser-guard.js';
import type { Exchange } from './exchange.js';
import { addTraceId, type Headers } from './response-headers.js';

/** Lets pages of the allowed origins read the answer, the gateway's own headers included. */
export function applyCors({ incoming, outgoing }: Exchange, allowedOrigins: readonly string[]): void {
  const { origin } = incoming.headers;
  if (origin === undefined || !isAllowedOrigin(origin, allowedOrigins)) return;
  outgoing.setHeader('access-control-allow-origin', origin);
  outgoing.setHeader('access-control-expose-headers', '*');
  outgoing.setHeader('vary', 'Origin');
}

/** A browser's question before the real request, from an origin that may ask. */
export function isPreflight({ incoming }: Exchange, allowedOrigins: readonly string[]): boolean {
  const { origin } = incoming.headers;
  return incoming.method === 'OPTIONS' && origin !== undefined && isAllowedOrigin(origin, allowedOrigins);
}

/** Answers it: any header the page names may be sent. Keys are checked on the request that follows. */
export function sendPreflight(exchange: Exchange): void {
  const { incoming, outgoing } = exchange;
  const headers: Headers = {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': incoming.headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  };
  addTraceId(headers, exchange);
  outgoing.writeHead(204, headers);
  outgoing.end();
}
