import {
  type CacheControls,
  type ChatRequest,
  type Completion,
  DEFAULT_CACHE_CONTROLS,
  exactKey,
  IsartorError,
  type LayerContext,
  type LayerResult,
  type Settlement,
} from '@isartor/core';
import { recordTelemetry } from '@isartor/testing';
import { ROOT_CONTEXT } from '@opentelemetry/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { choiceWith, completionOf, contextWith, requestWith } from '../test/chat-fixtures.js';
import { createExactCache } from './exact-cache.js';
import { exactCacheLayer } from './exact-cache-layer.js';
import type { ExactStore } from './store.js';
import { createMemoryStore } from './stores/memory-store.js';

const request = requestWith();
const answer = completionOf(choiceWith());
const key = exactKey(request, { tenant: 'local' });

/** A layer over a memory store with a clock that the test moves. */
function layerWith(options: { coalesce?: boolean; store?: ExactStore<Completion> } = {}) {
  const clock = { ms: 1_000_000 };
  const now = (): number => clock.ms;
  const cache = createExactCache<Completion>({ store: options.store ?? createMemoryStore({ now }), now, ttlJitter: 0 });
  const layer = exactCacheLayer({ cache, ...options });
  const handle = (asked: ChatRequest = request, fields: Partial<LayerContext> = {}): Promise<LayerResult> =>
    layer.handle(asked, contextWith(fields));
  return { cache, clock, layer, handle };
}

const controlsWith = (fields: Partial<CacheControls>): { controls: CacheControls } => ({
  controls: { ...DEFAULT_CACHE_CONTROLS, ...fields },
});

const completed = (completion: Completion, resolvedBy: 'L3_Cloud' | 'L2_SLM' | 'L1b_SemanticCache'): Settlement => ({
  status: 'completed',
  completion,
  resolvedBy,
});

/** Tells the layer how the rest of the request ended. */
async function settle(result: LayerResult, settlement = completed(answer, 'L3_Cloud')): Promise<void> {
  if (result.outcome === 'pass') await result.onSettled?.(settlement);
}

const outcomes = async (handle: ReturnType<typeof layerWith>['handle'], requests: ChatRequest[]) => {
  const results = await Promise.all(requests.map((asked) => handle(asked)));
  return results.map(({ outcome }) => outcome);
};

describe('exactCacheLayer', () => {
  it('passes a new request unchanged, with the flight that identical requests share', async () => {
    const { layer, handle } = layerWith();
    const result = await handle();
    expect(result).toMatchObject({ outcome: 'pass', flight: { key } });
    expect(result).toMatchObject({ cacheStatus: { cache: 'isartor-l1a', outcome: 'miss' } });
    expect(result.outcome === 'pass' && result.request).toBe(request);
    expect(layer).toMatchObject({ name: 'L1a_ExactCache', onFailure: 'pass', isCache: true });
  });

  it('answers a repeat, streamed or not, with the stored answer, its provider and its age', async () => {
    const { clock, handle } = layerWith();
    await settle(await handle());
    clock.ms += 120_000;
    for (const repeat of [request, requestWith({ stream: true, hints: { openai: { user: 'somebody else' } } })]) {
      expect(await handle(repeat)).toEqual({
        outcome: 'hit',
        reply: { kind: 'complete', origin: { provider: 'openai', headers: {} }, completion: answer },
        cacheStatus: { cache: 'isartor-l1a', outcome: 'hit', ttlSeconds: 3_480, ageSeconds: 120 },
      });
    }
  });

  it('answers neither another request nor another scope', async () => {
    const { handle } = layerWith();
    await settle(await handle());
    expect(await handle(requestWith({ model: 'gpt-4o' }))).toMatchObject({ outcome: 'pass' });
    expect(await handle(request, { scope: { tenant: 'other' } })).toMatchObject({ outcome: 'pass' });
    expect(await handle(request, { scope: { tenant: 'local', session: '1' } })).toMatchObject({ outcome: 'pass' });
  });

  it('stores what the local model answered, too', async () => {
    const { handle } = layerWith();
    await settle(await handle(), completed(answer, 'L2_SLM'));
    expect(await outcomes(handle, [request])).toEqual(['hit']);
  });

  it.each<[string, Settlement]>([
    ['a semantic hit', completed(answer, 'L1b_SemanticCache')],
    [
      'an answer that was cut',
      completed(completionOf(choiceWith({ finishReason: { unified: 'length' } })), 'L3_Cloud'),
    ],
    ['a failure', { status: 'failed', error: new Error('upstream is down') }],
    ['an answer that was too large to record', { status: 'unrecorded', resolvedBy: 'L3_Cloud' }],
    ['an answer that nobody waited for', { status: 'abandoned' }],
  ])('does not store %s', async (_, settlement) => {
    const { cache, handle } = layerWith();
    await settle(await handle(), settlement);
    expect(await cache.stats()).toMatchObject({ entries: 0 });
  });

  it.each([
    [{ operation: 'embeddings' }, 'operation'],
    [{ extensions: { responses: { previous_response_id: 'resp_1' } } }, 'stateful'],
    [{ tools: [{ kind: 'unknown', format: 'openai', value: { type: 'web_search' } }] }, 'server_side_tool'],
  ] satisfies [Partial<ChatRequest>, string][])(
    'leaves a request alone that may not be cached: %o',
    async (fields, detail) => {
      const { handle } = layerWith();
      const uncacheable = requestWith(fields);
      const cacheStatus = { cache: 'isartor-l1a', outcome: 'bypass', detail };
      expect(await handle(uncacheable)).toEqual({ outcome: 'pass', request: uncacheable, cacheStatus });
    },
  );

  it('names no flight when told not to coalesce', async () => {
    const result = await layerWith({ coalesce: false }).handle();
    expect(result).not.toHaveProperty('flight');
    expect(result).toHaveProperty('onSettled');
  });
});

describe("the caller's controls", () => {
  it('no-cache: neither looks up nor shares a flight, and refreshes what is stored', async () => {
    const { cache, handle } = layerWith();
    await settle(await handle());
    const result = await handle(request, controlsWith({ read: false }));
    expect(result).toMatchObject({ outcome: 'pass', cacheStatus: { outcome: 'bypass' } });
    expect(result).not.toHaveProperty('flight');
    const fresh = completionOf(choiceWith({ content: [{ type: 'text', text: 'Munich, since 1506.' }] }));
    await settle(result, completed(fresh, 'L3_Cloud'));
    expect(await cache.get(key)).toMatchObject({ value: fresh });
  });

  it('no-store: looks up, but neither shares a flight nor stores', async () => {
    const { handle } = layerWith();
    const miss = await handle(request, controlsWith({ write: false }));
    expect(miss).toMatchObject({ outcome: 'pass', cacheStatus: { outcome: 'miss' } });
    expect(miss).not.toHaveProperty('flight');
    expect(miss).not.toHaveProperty('onSettled');
    await settle(await handle());
    expect(await handle(request, controlsWith({ write: false }))).toMatchObject({ outcome: 'hit' });
  });

  it('both: leaves the cache alone', async () => {
    const { cache, handle } = layerWith();
    const result = await handle(request, controlsWith({ read: false, write: false }));
    expect(Object.keys(result).sort()).toEqual(['cacheStatus', 'outcome', 'request']);
    expect(await cache.stats()).toMatchObject({ hits: 0, misses: 0 });
  });

  it('max-age: takes only a younger answer', async () => {
    const { clock, handle } = layerWith();
    await settle(await handle());
    clock.ms += 30_000;
    expect(await handle(request, controlsWith({ maxAgeSeconds: 20 }))).toMatchObject({ outcome: 'pass' });
    expect(await handle(request, controlsWith({ maxAgeSeconds: 40 }))).toMatchObject({ outcome: 'hit' });
  });

  it('a time to live shortens the life of what is stored, and never lengthens it', async () => {
    const { cache, handle } = layerWith();
    await settle(await handle(request, controlsWith({ ttlSeconds: 30 })));
    expect(await cache.get(key)).toMatchObject({ ttlSeconds: 30 });
    await settle(await handle(request, controlsWith({ read: false, ttlSeconds: 1_000_000 })));
    expect(await cache.get(key)).toMatchObject({ ttlSeconds: 3_600 });
  });

  it('what forbids a later layer, old answers or less similar ones keeps flights apart', async () => {
    const { cache, handle } = layerWith();
    const flightOf = async (fields: Partial<CacheControls>): Promise<unknown> => {
      const result = await handle(request, controlsWith(fields));
      return result.outcome === 'pass' ? result.flight?.key : undefined;
    };
    const flights = [
      await flightOf({}),
      await flightOf({ skip: new Set(['l1b']) }),
      await flightOf({ skip: new Set(['l1b', 'l2']) }),
      await flightOf({ maxAgeSeconds: 5 }),
      await flightOf({ minSimilarity: 0.9 }),
      await flightOf({ minSimilarity: 0.95 }),
    ];
    expect(new Set(flights).size).toBe(flights.length);
    expect(await flightOf({ skip: new Set(['l2', 'l1b']) })).toBe(flights[2]);
    await cache.purge({ all: true });
    expect(flights).not.toContain(await flightOf({}));
  });
});

describe('a purge', () => {
  it('reaches what was stored with its tag, and leaves the rest', async () => {
    const { cache, handle } = layerWith();
    const others = requestWith({ model: 'gpt-4o' });
    await settle(await handle(request, controlsWith({ tags: ['docs', 'v2'] })));
    await settle(await handle(others, controlsWith({ tags: ['v2'] })));
    expect(await cache.purge({ tag: 'v3' })).toBe(0);
    expect(await outcomes(handle, [request, others])).toEqual(['hit', 'hit']);
    expect(await cache.purge({ tag: 'docs' })).toBe(1);
    expect(await outcomes(handle, [request, others])).toEqual(['pass', 'hit']);
  });

  it('keeps out what was asked before it', async () => {
    const { cache, handle } = layerWith();
    const before = await handle();
    await cache.purge({ all: true });
    await settle(before);
    expect(await outcomes(handle, [request])).toEqual(['pass']);
  });
});

describe('telemetry', () => {
  const recorded = recordTelemetry();
  beforeEach(() => recorded.clear());

  const common = { 'cache.backend': 'memory', 'cache.key': key, 'isartor.step': 'Layer1_ExactCache' };

  it("traces look-ups and stores below the request's span", async () => {
    const { handle } = layerWith();
    const parent = ROOT_CONTEXT.setValue(Symbol('request'), true);
    const content = [
      { type: 'text', text: 'Grüß Gott' },
      { type: 'tool-call', id: '1', name: 'look_up', input: '{"city":"München"}', kind: 'function' },
    ] as const;
    await settle(await handle(request, { parent }), completed(completionOf(choiceWith({ content })), 'L3_Cloud'));
    await handle(request, { parent });
    const state = { parent, failed: false, ended: true };
    expect(recorded.spans).toEqual([
      { name: 'l1a_exact_cache_get', attributes: { ...common, 'cache.hit': false }, ...state },
      { name: 'l1a_exact_cache_put', attributes: { ...common, response_len: 11 + 19 }, ...state },
      { name: 'l1a_exact_cache_get', attributes: { ...common, 'cache.hit': true }, ...state },
    ]);
  });

  it('counts look-ups, and only look-ups', async () => {
    const { handle } = layerWith();
    await settle(await handle());
    await handle();
    await handle(request, controlsWith({ read: false }));
    await handle(requestWith({ operation: 'embeddings' }));
    expect(recorded.counts).toEqual([
      { name: 'isartor_cache_events_total', labels: { cache_layer: 'L1a', outcome: 'miss', tool: 'cursor' } },
      { name: 'isartor_cache_events_total', labels: { cache_layer: 'L1a', outcome: 'hit', tool: 'cursor' } },
    ]);
  });

  it('leaves a store that fails to the pipeline, and marks the span', async () => {
    const failure = new Error('connection refused');
    const store: ExactStore<Completion> = { ...createMemoryStore<Completion>(), get: () => Promise.reject(failure) };
    await expect(layerWith({ store }).handle()).rejects.toBe(failure);
    expect(recorded.spans).toMatchObject([{ name: 'l1a_exact_cache_get', failed: true, ended: true }]);
    expect(recorded.counts).toEqual([]);
  });
});

describe('an old answer', () => {
  const outage = new IsartorError('upstream_failed', 'Down');

  /** What the layer has instead of `error`, a minute and some seconds after it stored an answer. */
  const rescue = async (error: unknown, { afterSeconds = 65, controls = {}, staleIfError = true } = {}) => {
    const clock = { ms: 1_000_000 };
    const now = (): number => clock.ms;
    const cache = createExactCache<Completion>({
      store: createMemoryStore({ now }),
      now,
      ttlSeconds: 60,
      ttlJitter: 0,
      staleSeconds: 30,
    });
    const layer = exactCacheLayer({ cache, staleIfError });
    await settle(await layer.handle(request, contextWith({})));
    clock.ms += afterSeconds * 1000;
    const result = await layer.handle(request, contextWith(controlsWith(controls)));
    return result.outcome === 'pass' ? result.fallback?.(error) : undefined;
  };

  it('answers in place of an outage, and says how old it is', async () => {
    expect(await rescue(outage)).toEqual({
      reply: { kind: 'complete', origin: { provider: 'openai', headers: {} }, completion: answer },
      cacheStatus: { cache: 'isartor-l1a', outcome: 'stale', ttlSeconds: -5, ageSeconds: 65 },
    });
  });

  it.each([
    ["the request's own fault", new IsartorError('upstream_rejected', 'No'), {}],
    ['a failure of ours', new IsartorError('overloaded', 'Busy'), {}],
    ['an outage after the answer has gone', outage, { afterSeconds: 90 }],
    ['an outage where the caller wants nothing so old', outage, { controls: { maxAgeSeconds: 30 } }],
    ['an outage where the caller wants nothing old', outage, { controls: { read: false } }],
    ['an outage where that is switched off', outage, { staleIfError: false }],
  ])('does not answer in place of %s', async (_name, error, options) => {
    expect(await rescue(error, options)).toBeUndefined();
  });
});

describe('a realm', () => {
  it('keeps answers apart that come from elsewhere under the same name', async () => {
    const cache = createExactCache<Completion>({ store: createMemoryStore() });
    const here = exactCacheLayer({ cache, realm: 'http://one' });
    await settle(await here.handle(request, contextWith({})));
    expect(await here.handle(request, contextWith({}))).toMatchObject({ outcome: 'hit' });
    for (const realm of ['http://two', '']) {
      const there = exactCacheLayer({ cache, realm });
      expect(await there.handle(request, contextWith({}))).toMatchObject({ outcome: 'pass' });
    }
  });
});
