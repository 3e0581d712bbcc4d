import type { ExactCache } from '@isartor/cache-exact';
import { observeFalseHits } from '@isartor/cache-semantic';
import { CACHE_INSTRUMENTS, type Observers, observeMetrics } from '@isartor/telemetry';
import { reportExactCache } from '../health/report-exact-cache.js';
import { reportSemanticCache } from '../health/report-semantic-cache.js';
import type { SemanticCacheHost } from '../semantic-cache/semantic-cache-host.js';

const STATES = ['ready', 'degraded', 'down'] as const;

/** What is observed. */
export interface ObservedCaches {
  readonly exact: () => Pick<ExactCache<unknown>, 'backend' | 'stats' | 'health'> | undefined;
  readonly semantic: Pick<SemanticCacheHost, 'presence'>;
}

/** Figures of one cache, as far as they are known. */
interface Figures {
  readonly state: (typeof STATES)[number];
  readonly entries?: number;
  readonly bytes?: number;
  readonly evictions?: number;
  readonly dropped_writes?: number;
}

/**
 * Tells at each collection of metrics how the caches are and what they hold, and how often hits of the semantic one were
 * wrong; nothing of a cache while there is none.
 */
export function observeCaches({ exact, semantic }: ObservedCaches): void {
  observeMetrics(CACHE_INSTRUMENTS, async (observe) => {
    const cache = exact();
    if (cache !== undefined) tell(observe, 'L1a', await reportExactCache(cache));
    const report = reportSemanticCache(semantic.presence);
    if (report !== undefined) tell(observe, 'L1b', report);
  });
  observeFalseHits(() => (semantic.presence.state === 'open' ? semantic.presence.cache : undefined));
}

type Observe = Observers<typeof CACHE_INSTRUMENTS>;

function tell(observe: Observe, cache_layer: 'L1a' | 'L1b', told: Figures): void {
  for (const state of STATES) observe.cacheState(state === told.state ? 1 : 0, { cache_layer, state });
  const figures = [
    [observe.cacheEntries, told.entries],
    [observe.cacheBytes, told.bytes],
    [observe.cacheEvictions, told.evictions],
    [observe.cacheDroppedWrites, told.dropped_writes],
  ] as const;
  for (const [tellFigure, figure] of figures) if (figure !== undefined) tellFigure(figure, { cache_layer });
}
