import { shortLayerName } from '@isartor/core';
import type { Exchange } from '../http/exchange.js';
import {
  clientName,
  latencyName,
  layerName,
  namesOfTool,
  surfaceName,
  type ToolCount,
  type ToolNames,
} from './counter-names.js';
import { type Counters, increment } from './counters.js';
import type { ExchangeEnd } from './exchange-end.js';

/** Counts a prompt that has ended. */
export function countPrompt(counters: Counters, exchange: Exchange, end: ExchangeEnd): void {
  const layer = shortLayerName(exchange.finalLayer);
  const names = namesOfTool(exchange.tool);
  increment(counters, layerName(layer));
  increment(counters, surfaceName('gateway'));
  increment(counters, clientName(exchange.route.client));
  increment(counters, names.requests);
  countCaches(counters, names, exchange);
  // A layer that is told to stop because the client left fails, too.
  if (end.status !== 499) countFailedLayers(counters, names, exchange);
  // What was turned away at the door was not answered: its time says nothing of answers.
  if (layer === 'l0') return;
  increment(counters, latencyName(names, end.milliseconds));
  increment(counters, names.latency_us, Math.round(end.milliseconds * 1000));
  if (layer === 'l3') return;
  increment(counters, names.deflected);
  if (layer.startsWith('l1')) increment(counters, names.from_cache);
  if (exchange.savedTokens > 0) countSavings(counters, names, exchange);
}

type Outcome = 'hits' | 'misses';

/** The caches that were asked, each by itself and as a pair: a hit when either hits, a miss when all of them missed. */
function countCaches(counters: Counters, names: ToolNames, { journey }: Exchange): void {
  let pair: Outcome | undefined;
  for (const { cache, outcome } of journey.cacheStatuses) {
    if (outcome === 'bypass') continue;
    const found: Outcome = outcome === 'miss' ? 'misses' : 'hits';
    const count = LOOK_UPS[cache]?.[found];
    if (count !== undefined) increment(counters, names[count]);
    if (pair !== 'hits') pair = found;
  }
  if (pair !== undefined) increment(counters, pair === 'hits' ? names.cache_hits : names.cache_misses);
}

const LOOK_UPS: Readonly<Record<string, Readonly<Record<Outcome, ToolCount>>>> = {
  'isartor-l1a': { hits: 'l1a_hits', misses: 'l1a_misses' },
  'isartor-l1b': { hits: 'l1b_hits', misses: 'l1b_misses' },
};

/** Layers that broke and were passed. What fails at the provider is counted attempt by attempt, as it happens. */
function countFailedLayers(counters: Counters, names: ToolNames, { journey }: Exchange): void {
  for (const { layer, outcome } of journey.steps) {
    if (outcome === 'failed' && layer !== 'L3_Cloud') increment(counters, names.errors);
  }
}

const NANO = 1_000_000_000;

function countSavings(counters: Counters, names: ToolNames, { savedTokens, savedUsd }: Exchange): void {
  increment(counters, names.saved_tokens, savedTokens);
  if (savedUsd > 0) increment(counters, names.saved_nano_usd, Math.round(savedUsd * NANO));
}
