import type { ExactCache } from '@isartor/cache-exact';
import { CACHE_INSTRUMENTS, observeMetrics } from '@isartor/telemetry';
import { reportExactCache } from '../health/report-exact-cache.js';

const LABELS = { cache_layer: 'L1a' } as const;
const STATES = ['ready', 'degraded', 'down'] as const;

type ObservedCache = Pick<ExactCache<unknown>, 'backend' | 'stats' | 'health'>;

/** Tells at each collection of metrics how the exact cache is and what it holds; nothing while there is none. */
export function observeExactCache(current: () => ObservedCache | undefined): void {
  observeMetrics(CACHE_INSTRUMENTS, async (observe) => {
    const cache = current();
    if (cache === undefined) return;
    const { state, ...told } = await reportExactCache(cache);
    for (const each of STATES) observe.cacheState(each === state ? 1 : 0, { ...LABELS, state: each });
    const figures = [
      [observe.cacheEntries, told.entries],
      [observe.cacheBytes, told.bytes],
      [observe.cacheEvictions, told.evictions],
      [observe.cacheDroppedWrites, told.dropped_writes],
    ] as const;
    for (const [tell, figure] of figures) if (figure !== undefined) tell(figure, LABELS);
  });
}
