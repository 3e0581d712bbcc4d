import type { StoreHealth } from '@isartor/cache-exact';
import { describe, expect, it } from 'vitest';
import { reportExactCache } from './report-exact-cache.js';

const FIGURES = { entries: 3, bytes: 900, evictions: 2, droppedWrites: 1, hits: 5, misses: 4 };
const TOLD = { entries: 3, bytes: 900, evictions: 2, dropped_writes: 1 };

const cacheThat = (health: StoreHealth, stats = async () => FIGURES) => ({
  backend: 'redis' as const,
  health: () => health,
  stats,
});
const failing = () => Promise.reject(new Error('connection refused to redis://:password@host'));

describe('reportExactCache', () => {
  it('tells the state of the store and its figures', async () => {
    expect(await reportExactCache(cacheThat({ state: 'ready' }))).toEqual({
      backend: 'redis',
      state: 'ready',
      ...TOLD,
    });
    const degraded = { state: 'degraded', reason: 'read-only' } as const;
    expect(await reportExactCache(cacheThat(degraded))).toEqual({ backend: 'redis', ...degraded, ...TOLD });
  });

  it('makes no figures up for a store that is down', async () => {
    const down = { state: 'down', reason: 'unreachable' } as const;
    expect(await reportExactCache(cacheThat(down, failing))).toEqual({ backend: 'redis', ...down });
  });

  it('does not call ready what cannot tell its figures', async () => {
    const report = await reportExactCache(cacheThat({ state: 'ready' }, failing));
    expect(report).toEqual({ backend: 'redis', state: 'degraded', reason: 'no figures' });
  });
});
