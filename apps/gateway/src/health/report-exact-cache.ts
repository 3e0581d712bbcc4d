import type { ExactCache } from '@isartor/cache-exact';
import type { ExactCacheReport } from './health-report.js';

/** How an exact cache is. A store that fails to tell its figures is not called ready, whatever it says of itself. */
export async function reportExactCache(
  cache: Pick<ExactCache<unknown>, 'backend' | 'stats' | 'health'>,
): Promise<ExactCacheReport> {
  const { backend } = cache;
  const figures = await figuresOf(cache);
  // Asked last: the call for the figures may have shown how the store is.
  const health = cache.health();
  if (figures !== undefined) return { backend, ...health, ...figures };
  return { backend, ...(health.state === 'ready' ? { state: 'degraded', reason: 'no figures' } : health) };
}

type Figures = Pick<ExactCacheReport, 'entries' | 'bytes' | 'evictions' | 'dropped_writes'>;

async function figuresOf(cache: Pick<ExactCache<unknown>, 'stats'>): Promise<Figures | undefined> {
  try {
    const { entries, bytes, evictions, droppedWrites } = await cache.stats();
    return { entries, bytes, evictions, dropped_writes: droppedWrites };
  } catch {
    return undefined;
  }
}
