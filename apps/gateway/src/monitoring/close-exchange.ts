import type { Logger } from '@isartor/core';
import { estimateTokens, type LayerLabel, statusCodeLabel } from '@isartor/telemetry';
import { SpanStatusCode } from '@opentelemetry/api';
import type { Exchange } from '../http/exchange.js';
import { metrics } from '../telemetry.js';

/** What a request whose client left before the last byte is counted as. */
const CLIENT_CLOSED = 499;

/** Where the books on exchanges are kept. */
export interface Books {
  /** Gets a line for each exchange; absent where nobody would see it. */
  readonly access?: Logger;
  /** False while monitoring is off: nothing is measured, and nothing prepared for it. */
  readonly measured: boolean;
}

/** Ends the books on an exchange whose connection or response has ended, whole or not. */
export function closeExchange(exchange: Exchange, { access, measured }: Books): void {
  const { outgoing, route } = exchange;
  const aborted = !outgoing.writableFinished && !exchange.broken;
  const status = aborted ? CLIENT_CLOSED : outgoing.statusCode;
  // Who has the whole answer waits for nothing any more; everybody else may still be waited for upstream.
  if (status !== 200 || exchange.broken) exchange.abort();
  const failed = exchange.broken || (status >= 500 && exchange.door === undefined);
  const milliseconds = performance.now() - exchange.startedAt;
  if (measured) {
    endRootSpan(exchange, { status, aborted, failed });
    if (route.isPrompt) countPrompt(exchange, { status, failed, milliseconds });
  }
  if (access !== undefined) logCompletion(exchange, access, { status, milliseconds });
}

interface End {
  readonly status: number;
  readonly aborted: boolean;
  readonly failed: boolean;
}

function endRootSpan(exchange: Exchange, { status, aborted, failed }: End): void {
  const { span, route, journey } = exchange;
  span.set({ 'http.route': route.path, 'http.status_code': status, 'http.response.status_code': status });
  if (route.isPrompt) span.set({ 'isartor.final_layer': exchange.finalLayer });
  if (aborted) span.set({ 'isartor.client_aborted': true });
  if (journey.coalesced) span.set({ 'isartor.coalesced': true });
  if (failed) span.set({ 'error.type': exchange.broken ? 'stream_broken' : String(status) });
  if (failed || status >= 500) span.span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

function countPrompt(
  exchange: Exchange,
  { status, failed, milliseconds }: { status: number; failed: boolean; milliseconds: number },
): void {
  const { route, tool, finalLayer } = exchange;
  const statusCode = statusCodeLabel(status);
  // Written out: spreading one set of labels into the other took 2 us.
  metrics.requests.add(1, {
    final_layer: finalLayer,
    status_code: statusCode,
    traffic_surface: 'gateway',
    client: route.client,
    endpoint_family: route.family,
    status: failed || status >= 500 ? 'error' : 'ok',
    tool,
  });
  metrics.requestDuration.record(milliseconds / 1000, {
    final_layer: finalLayer,
    status_code: statusCode,
    traffic_surface: 'gateway',
    client: route.client,
    endpoint_family: route.family,
  });
  countCaches(exchange);
  if (status !== 200 || failed || !exchange.deflected) return;
  metrics.tokensSaved.add(estimateTokens(exchange.promptBytes), {
    final_layer: finalLayer as LayerLabel,
    traffic_surface: 'gateway',
    client: route.client,
    endpoint_family: route.family,
    tool,
  });
}

/** The caches as a pair: a hit when either hits, a miss when all that were asked missed. */
function countCaches({ journey, tool }: Exchange): void {
  const asked = journey.cacheStatuses.filter(({ outcome }) => outcome !== 'bypass');
  if (asked.length === 0) return;
  const outcome = asked.some((status) => status.outcome !== 'miss') ? 'hit' : 'miss';
  metrics.cacheEvents.add(1, { cache_layer: 'L1', outcome, tool });
}

function logCompletion(exchange: Exchange, log: Logger, end: { status: number; milliseconds: number }): void {
  const { incoming, route, requestId, finalLayer } = exchange;
  const fields = {
    'http.method': incoming.method,
    'http.route': route.path,
    'http.status_code': end.status,
    ...(route.isPrompt ? { 'isartor.final_layer': finalLayer } : {}),
    duration_ms: Math.round(end.milliseconds * 100) / 100,
    request_id: requestId,
  };
  log.debug(fields, 'Request completed');
}
