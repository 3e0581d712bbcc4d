import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toolFromUserAgent } from '@isartor/telemetry';
import { propagation, ROOT_CONTEXT } from '@opentelemetry/api';
import { Exchange } from '../http/exchange.js';
import { pathOf } from '../http/request-target.js';
import { unmatchedRoute } from '../http/routes.js';
import { spans } from '../telemetry.js';
import { clientAddress } from './client-address.js';

const SAFE_REQUEST_ID = /^[\w.:/+=@-]{1,128}$/;

/** Opens an exchange and its root span; `trustedProxies` are those whose `x-forwarded-for` is believed. */
export function openExchange(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  trustedProxies: readonly string[],
): Exchange {
  const { headers, method = 'GET', url = '/' } = incoming;
  const requestId = requestIdOf(headers['x-request-id']);
  const path = pathOf(url);
  const peer = incoming.socket.remoteAddress ?? 'unknown';
  const parent = propagation.extract(ROOT_CONTEXT, headers);
  const span = spans.within(parent).start('gateway_request', {
    'http.method': method,
    'http.request.method': method,
    'url.path': path,
    'url.scheme': 'http',
    'client.address': clientAddress(headers['x-forwarded-for'], peer, trustedProxies),
    'network.peer.address': peer,
    'isartor.request_id': requestId,
  });
  const tool = toolFromUserAgent(headers['user-agent']);
  return new Exchange({ requestId, incoming, outgoing, span, tool, route: unmatchedRoute(path) });
}

function requestIdOf(inbound: string | string[] | undefined): string {
  return typeof inbound === 'string' && SAFE_REQUEST_ID.test(inbound) ? inbound : randomUUID();
}
