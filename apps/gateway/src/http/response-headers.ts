import { type CacheStatus, shortLayerName } from '@isartor/core';
import type { Exchange } from './exchange.js';

export type Headers = Record<string, string | number>;

/** The headers that every answer of the gateway carries, by what became of the request. */
export function gatewayHeaders(exchange: Exchange): Headers {
  const { journey, requestId } = exchange;
  const headers: Headers = {
    'x-isartor-layer': shortLayerName(exchange.finalLayer),
    'x-isartor-deflected': String(exchange.deflected),
    'x-isartor-request-id': requestId,
    'x-request-id': requestId,
  };
  const ownName = exchange.route.codec.headers.requestId;
  if (ownName !== undefined) headers[ownName] = requestId;
  if (journey.coalesced) headers['x-isartor-coalesced'] = 'true';
  if (journey.cacheStatuses.length > 0) headers['cache-status'] = renderCacheStatuses(exchange);
  for (const { ageSeconds, similarity } of journey.cacheStatuses) {
    if (ageSeconds !== undefined) headers.age = ageSeconds;
    if (similarity !== undefined) headers['x-isartor-similarity'] = similarity.toFixed(4);
  }
  if (exchange.familyHeaders !== undefined) Object.assign(headers, exchange.familyHeaders(journey));
  if (journey.steps.length > 0) headers['server-timing'] = renderServerTiming(exchange);
  addTraceId(headers, exchange);
  return headers;
}

/** Tells where the request's trace is found, while monitoring is on. */
export function addTraceId(headers: Headers, { measured, span }: Exchange): void {
  if (measured) headers['x-trace-id'] = span.span.spanContext().traceId;
}

/** RFC 9211: the cache nearest the origin comes first. */
function renderCacheStatuses({ journey }: Exchange): string {
  let rendered = '';
  for (const status of journey.cacheStatuses) {
    const one = renderCacheStatus(status, journey.coalesced);
    rendered = rendered === '' ? one : `${one}, ${rendered}`;
  }
  return rendered;
}

function renderCacheStatus(status: CacheStatus, coalesced: boolean): string {
  const { cache, outcome, ttlSeconds, detail } = status;
  let rendered = `${cache}; ${OUTCOMES[outcome]}`;
  if (outcome === 'miss' && coalesced) rendered += '; collapsed';
  if (ttlSeconds !== undefined) rendered += `; ttl=${ttlSeconds}`;
  if (detail !== undefined) rendered += `; detail="${detail.replaceAll(/["\\]/g, '\\$&')}"`;
  return rendered;
}

const OUTCOMES: Record<CacheStatus['outcome'], string> = {
  hit: 'hit',
  stale: 'hit',
  miss: 'fwd=miss',
  bypass: 'fwd=request',
};

/** W3C Server Timing: each layer's share, in milliseconds. */
function renderServerTiming({ journey }: Exchange): string {
  let rendered = '';
  for (const step of journey.steps) {
    if (rendered !== '') rendered += ', ';
    rendered += `${shortLayerName(step.layer)};dur=${Math.round(step.milliseconds * 1000) / 1000}`;
  }
  return rendered;
}
