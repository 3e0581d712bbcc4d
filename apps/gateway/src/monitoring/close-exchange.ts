import type { Logger } from '@isartor/core';
import { type Bounded, bounded, estimateTokens, type LayerLabel, statusCodeLabel } from '@isartor/telemetry';
import { SpanStatusCode } from '@opentelemetry/api';
import type { Exchange } from '../http/exchange.js';
import type { ExchangeEnd } from '../stats/exchange-end.js';
import { metrics } from '../telemetry.js';
import { methodLabel } from './http-method.js';
import { lineFields } from './line-fields.js';
import { savedCost } from './saved-cost.js';

/** What a request whose client left before the last byte is counted as. */
const CLIENT_CLOSED = 499;

/**
 * Ends the books on an exchange whose connection or response has ended, whole or not; `access` gets a line for it. Tells
 * how it ended.
 */
export function closeExchange(exchange: Exchange, access: Logger | undefined): ExchangeEnd {
  const { outgoing } = exchange;
  const aborted = !outgoing.writableFinished && !exchange.broken;
  const status = aborted ? CLIENT_CLOSED : outgoing.statusCode;
  // Who has the whole answer waits for nothing any more; everybody else may still be waited for upstream.
  if (status !== 200 || exchange.broken) exchange.abort();
  else tellSaving(exchange);
  const milliseconds = performance.now() - exchange.startedAt;
  const end: End = { status, aborted, error: errorOf(exchange, { status, aborted }), milliseconds };
  if (exchange.measured) {
    endRootSpan(exchange, end);
    measureHttp(exchange, end);
    if (exchange.isPrompt) countPrompt(exchange, end);
  }
  if (access !== undefined) logCompletion(exchange, access, end);
  return end;
}

interface End extends ExchangeEnd {
  readonly aborted: boolean;
  /** What went wrong; '' for nothing. */
  readonly error: Bounded;
}

const NO_ERROR = bounded('', ['']);
const STREAM_BROKEN = bounded('stream_broken', ['stream_broken']);
const CLIENT_LEFT = bounded('client_closed', ['client_closed']);

/** What the caller did wrong is told by its status alone. */
function errorOf({ broken }: Exchange, { status, aborted }: Pick<End, 'status' | 'aborted'>): Bounded {
  if (broken) return STREAM_BROKEN;
  if (aborted) return CLIENT_LEFT;
  return status >= 500 ? statusCodeLabel(status) : NO_ERROR;
}

/** The gateway or what is behind it failed. A client that left has failed nobody. */
const isFailure = ({ aborted, error }: End): boolean => error !== NO_ERROR && !aborted;

function tellSaving(exchange: Exchange): void {
  const { saving } = exchange;
  if (saving === undefined) return;
  exchange.savedTokens = estimateTokens(exchange.promptBytes);
  exchange.savedUsd = savedCost(saving, exchange.savedTokens);
}

function endRootSpan(exchange: Exchange, end: End): void {
  const { span, route, journey, stableOnly } = exchange;
  const { status, aborted, error } = end;
  span.set({ 'http.route': route.path, 'http.response.status_code': status });
  if (!stableOnly) span.set({ 'http.status_code': status });
  if (exchange.isPrompt) span.set({ 'isartor.final_layer': exchange.finalLayer });
  if (aborted) span.set({ 'isartor.client_aborted': true });
  if (journey.coalesced) span.set({ 'isartor.coalesced': true });
  if (journey.cacheStatuses.some(({ outcome }) => outcome === 'stale')) span.set({ 'isartor.stale': true });
  if (error !== NO_ERROR) span.set({ 'error.type': error });
  if (isFailure(end)) span.span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

function measureHttp({ incoming, route }: Exchange, { status, error, milliseconds }: End): void {
  metrics.httpServerRequestDuration.record(milliseconds / 1000, {
    'http.request.method': methodLabel(incoming.method ?? 'GET'),
    'http.response.status_code': statusCodeLabel(status),
    'http.route': route.path,
    'url.scheme': 'http',
    'error.type': error,
  });
}

function countPrompt(exchange: Exchange, end: End): void {
  const { route, tool, finalLayer } = exchange;
  const statusCode = statusCodeLabel(end.status);
  // Written out: spreading one set of labels into the other took 2 us.
  metrics.requests.add(1, {
    final_layer: finalLayer,
    status_code: statusCode,
    traffic_surface: 'gateway',
    client: route.client,
    endpoint_family: route.family,
    status: isFailure(end) ? 'error' : 'ok',
    tool,
  });
  metrics.requestDuration.record(end.milliseconds / 1000, {
    final_layer: finalLayer,
    status_code: statusCode,
    traffic_surface: 'gateway',
    client: route.client,
    endpoint_family: route.family,
  });
  countCaches(exchange);
  countSaving(exchange);
}

function countSaving({ savedTokens, savedUsd, finalLayer, route, tool }: Exchange): void {
  if (savedTokens === 0) return;
  const layer = finalLayer as LayerLabel;
  metrics.tokensSaved.add(savedTokens, {
    final_layer: layer,
    traffic_surface: 'gateway',
    client: route.client,
    endpoint_family: route.family,
    tool,
  });
  if (savedUsd > 0) metrics.costSaved.add(savedUsd, { final_layer: layer, tool });
}

/** The caches as a pair: a hit when either hits, a miss when all that were asked missed. */
function countCaches({ journey, tool }: Exchange): void {
  const asked = journey.cacheStatuses.filter(({ outcome }) => outcome !== 'bypass');
  if (asked.length === 0) return;
  const outcome = asked.some((status) => status.outcome !== 'miss') ? 'hit' : 'miss';
  metrics.cacheEvents.add(1, { cache_layer: 'L1', outcome, tool });
}

function logCompletion(exchange: Exchange, log: Logger, { status, milliseconds }: End): void {
  const { incoming, route, finalLayer } = exchange;
  const fields = {
    'http.method': incoming.method,
    'http.route': route.path,
    'http.status_code': status,
    ...(exchange.isPrompt ? { 'isartor.final_layer': finalLayer } : {}),
    duration_ms: Math.round(milliseconds * 100) / 100,
    ...lineFields(exchange),
  };
  log.debug(fields, 'Request completed');
}
