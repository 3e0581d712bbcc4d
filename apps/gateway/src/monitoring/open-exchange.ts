import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type SpanSettings, toolFromUserAgent } from '@isartor/telemetry';
import {
  type Context,
  INVALID_SPAN_CONTEXT,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  trace,
} from '@opentelemetry/api';
import type { GatewayConfig } from '../config/gateway-config.js';
import { Exchange, type RootSpan } from '../http/exchange.js';
import { pathOf } from '../http/request-target.js';
import { METRICS_ROUTE, unmatchedRoute } from '../http/routes.js';
import { spans } from '../telemetry.js';
import { rootAttributes } from './root-attributes.js';

const SAFE_REQUEST_ID = /^[\w.:/+=@-]{1,128}$/;

/** What an exchange is opened by. */
export interface OpeningOptions {
  readonly config: Pick<GatewayConfig, 'server' | 'otelHttpSemconv' | 'otelTrustIncomingTrace'>;
  /** False while monitoring is off. */
  readonly measured: boolean;
}

/** Opens an exchange, and its root span where it is measured. */
export function openExchange(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { config, measured }: OpeningOptions,
): Exchange {
  const { headers, url = '/' } = incoming;
  const requestId = requestIdOf(headers['x-request-id']);
  const path = pathOf(url);
  // Whoever reads the metrics is not told of in them.
  const isMeasured = measured && path !== METRICS_ROUTE.path;
  const stableOnly = config.otelHttpSemconv === 'http';
  return new Exchange({
    requestId,
    incoming,
    outgoing,
    span: isMeasured ? openRootSpan(incoming, { requestId, stableOnly, config }) : NO_SPAN,
    measured: isMeasured,
    stableOnly,
    tool: toolFromUserAgent(headers['user-agent']),
    route: unmatchedRoute(path),
  });
}

function openRootSpan(
  incoming: IncomingMessage,
  options: { readonly requestId: string; readonly stableOnly: boolean; readonly config: OpeningOptions['config'] },
): RootSpan {
  const { requestId, stableOnly, config } = options;
  const { trustedProxies } = config.server;
  const attributes = rootAttributes(incoming, { requestId, trustedProxies, stableOnly });
  const { parent, settings } = callersTrace(incoming, config.otelTrustIncomingTrace);
  return spans.within(parent).start('gateway_request', attributes, settings);
}

/** Continues the trace that the caller brings, links to it, or takes no notice. */
function callersTrace(
  { headers }: IncomingMessage,
  trust: GatewayConfig['otelTrustIncomingTrace'],
): { readonly parent: Context; readonly settings?: SpanSettings } {
  if (trust === 'ignore') return { parent: ROOT_CONTEXT };
  const told = propagation.extract(ROOT_CONTEXT, headers);
  if (trust === 'true') return { parent: told };
  const context = trace.getSpanContext(told);
  if (context === undefined || !isSpanContextValid(context)) return { parent: ROOT_CONTEXT };
  return { parent: ROOT_CONTEXT, settings: { links: [{ context }] } };
}

const nothing = (): void => {};

/** In the place of a span where nothing is measured. */
const NO_SPAN: RootSpan = {
  context: ROOT_CONTEXT,
  span: trace.wrapSpanContext(INVALID_SPAN_CONTEXT),
  set: nothing,
  event: nothing,
  fail: nothing,
  end: nothing,
};

function requestIdOf(inbound: string | string[] | undefined): string {
  return typeof inbound === 'string' && SAFE_REQUEST_ID.test(inbound) ? inbound : randomUUID();
}
