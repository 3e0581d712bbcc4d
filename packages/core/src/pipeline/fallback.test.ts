import { describe, expect, it } from 'vitest';
import { contextOf, journey, REQUEST, terminal, textOf, whole } from '../../test/pipeline-fixtures.js';
import { IsartorError } from '../errors/isartor-error.js';
import type { Layer, LayerHit } from './layer.js';
import { createPipeline } from './pipeline.js';

const FAILURE = new IsartorError('upstream_failed', 'Broken');
const STALE: LayerHit = {
  reply: whole('old'),
  cacheStatus: { cache: 'c1', outcome: 'stale', ttlSeconds: -5, ageSeconds: 65 },
};

/** A cache that misses, and what it does when everything below has failed. */
const cacheWith = (fallback: (error: unknown) => Promise<LayerHit | undefined>, flight?: { key: string }): Layer => ({
  name: 'L1a_ExactCache',
  onFailure: 'pass',
  handle: async (request) => ({
    outcome: 'pass',
    request,
    cacheStatus: { cache: 'c1', outcome: 'miss' },
    fallback,
    ...(flight && { flight }),
  }),
});

const failing = terminal(() => Promise.reject(FAILURE));

describe('a fallback', () => {
  it('answers in place of a failure below, and tells that it did', async () => {
    const pipeline = createPipeline({ layers: [cacheWith(async () => STALE)], terminal: failing });
    const trip = journey();
    expect(textOf(await pipeline.run(REQUEST, contextOf(), trip))).toBe('old');
    expect(trip.layer).toBe('L1a_ExactCache');
    expect(trip.cacheStatuses).toEqual([STALE.cacheStatus]);
  });

  it('answers each of those who shared the call that failed', async () => {
    const pipeline = createPipeline({ layers: [cacheWith(async () => STALE, { key: 'k' })], terminal: failing });
    const runs = Array.from({ length: 3 }, () => pipeline.run(REQUEST, contextOf(), journey()));
    expect((await Promise.all(runs)).map(textOf)).toEqual(['old', 'old', 'old']);
  });

  it.each([
    ['it has nothing', async () => undefined],
    ['it fails itself', () => Promise.reject(new Error('The store is down'))],
  ])('leaves the failure standing where %s', async (_name, fallback) => {
    const pipeline = createPipeline({ layers: [cacheWith(fallback)], terminal: failing });
    await expect(pipeline.run(REQUEST, contextOf(), journey())).rejects.toBe(FAILURE);
  });

  it('is not asked when the caller has left', async () => {
    const leaving = new AbortController();
    let asked = 0;
    const cache = cacheWith(async () => {
      asked += 1;
      return STALE;
    });
    const left = new IsartorError('client_closed', 'Left');
    const pipeline = createPipeline({
      layers: [cache],
      terminal: terminal(async () => {
        leaving.abort(left);
        throw FAILURE;
      }),
    });
    await expect(pipeline.run(REQUEST, contextOf({ signal: leaving.signal }), journey())).rejects.toThrow();
    expect(asked).toBe(0);
  });

  it('is not asked for an answer that there is', async () => {
    const cache = cacheWith(() => Promise.reject(new Error('Asked')));
    const pipeline = createPipeline({ layers: [cache], terminal: terminal(async () => whole('new')) });
    expect(textOf(await pipeline.run(REQUEST, contextOf(), journey()))).toBe('new');
  });
});
