import { type CacheControls, type Completion, DEFAULT_CACHE_CONTROLS, exactKey, sha256 } from '@isartor/core';
import { recordTelemetry } from '@isartor/testing';
import { describe, expect, it } from 'vitest';
import { choiceWith, completionOf, contextWith, requestWith } from '../test/chat-fixtures.js';
import { createExactCache } from './exact-cache.js';
import { exactCacheLayer } from './exact-cache-layer.js';
import { explainExactCache } from './explain-exact-cache.js';
import { createMemoryStore } from './stores/memory-store.js';

const request = requestWith();
const controlsWith = (fields: Partial<CacheControls>) => ({ controls: { ...DEFAULT_CACHE_CONTROLS, ...fields } });

/** A cache that holds the answer to `request`. */
async function filled(realm = '') {
  const cache = createExactCache<Completion>({ store: createMemoryStore() });
  const result = await exactCacheLayer({ cache, realm }).handle(request, contextWith());
  const completion = completionOf(choiceWith());
  if (result.outcome === 'pass') await result.onSettled?.({ status: 'completed', completion, resolvedBy: 'L3_Cloud' });
  return cache;
}

const telemetry = recordTelemetry();

describe('explainExactCache', () => {
  it.each(['', 'http://other.example'])('finds what the layer would, under the same key: realm %j', async (realm) => {
    const cache = await filled(realm);
    const key = exactKey(request, { tenant: 'local' });
    const told = await explainExactCache({ cache, realm }, request, contextWith());
    expect(told).toMatchObject({
      key: realm === '' ? key : sha256(`${realm} ${key}`),
      would: 'hit',
      reason: 'stored',
      ageSeconds: 0,
      ttlSeconds: expect.any(Number),
    });
  });

  it('tells why the layer would pass', async () => {
    const cache = await filled();
    const reasonOf = async (asked = request, fields = {}) =>
      (await explainExactCache({ cache }, asked, contextWith(fields))).reason;
    expect(await reasonOf()).toBe('stored');
    expect(await reasonOf(requestWith({ model: 'other' }))).toBe('miss');
    expect(await reasonOf(request, { scope: { tenant: 'other' } })).toBe('miss');
    expect(await reasonOf(request, controlsWith({ read: false }))).toBe('no-cache');
    expect(await reasonOf(request, controlsWith({ maxAgeSeconds: 0 }))).toBe('miss');
    expect(await explainExactCache({ cache }, requestWith({ operation: 'embeddings' }), contextWith())).toEqual({
      would: 'pass',
      reason: 'operation',
    });
    const broken = { peek: () => Promise.reject(new Error('connection refused')) };
    expect(await explainExactCache({ cache: broken }, request, contextWith())).toMatchObject({ reason: 'unavailable' });
  });

  it('counts nothing and opens no span', async () => {
    const cache = await filled();
    expect([telemetry.spans.length, telemetry.counts.length]).not.toContain(0);
    telemetry.clear();
    await explainExactCache({ cache }, request, contextWith());
    expect([telemetry.spans, telemetry.counts]).toEqual([[], []]);
    expect(await cache.stats()).toMatchObject({ hits: 0 });
  });
});
