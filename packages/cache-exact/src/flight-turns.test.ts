import {
  type CacheControls,
  type ChatRequest,
  type Completion,
  createJourney,
  createPipeline,
  DEFAULT_CACHE_CONTROLS,
  exactKey,
  IsartorError,
  type LayerContext,
} from '@isartor/core';
import { recordTelemetry } from '@isartor/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { choiceWith, completionOf, contextWith, requestWith } from '../test/chat-fixtures.js';
import { createLocalTurns } from '../test/local-turns.js';
import { createSlowProvider } from '../test/slow-provider.js';
import { createExactCache } from './exact-cache.js';
import { exactCacheLayer } from './exact-cache-layer.js';
import { createMemoryStore } from './stores/memory-store.js';
import type { Turns } from './turns.js';

const whole = completionOf(choiceWith());
const cut = completionOf(choiceWith({ finishReason: { unified: 'length' } }));
const request = requestWith();
const key = exactKey(request, { tenant: 'local' });

interface Options {
  readonly turns?: Partial<Turns>;
  readonly coalesceLeaseMs?: number;
}

/** Processes that share a store and its turns, above one provider. */
function processes({ turns: special = {}, coalesceLeaseMs = 1000 }: Options = {}) {
  const turns = createLocalTurns();
  const provider = createSlowProvider();
  const held = createMemoryStore<Completion>();
  const store = {
    ...held,
    get sequence() {
      return held.sequence;
    },
    turns: { take: turns.take, waitFor: turns.waitFor, ...special },
  };
  const start = () => {
    const cache = createExactCache<Completion>({ store });
    const pipeline = createPipeline({
      layers: [exactCacheLayer({ cache, coalesceLeaseMs })],
      terminal: { name: 'L3_Cloud', resolve: (_request, { signal }) => provider.resolve(signal) },
    });
    const ask = (asked: ChatRequest = request, fields: Partial<LayerContext> = {}) => {
      const journey = createJourney('L3_Cloud');
      const answer = pipeline
        .run(asked, contextWith(fields), journey)
        .then((reply) => (reply.kind === 'complete' ? reply.completion : undefined));
      // Looked at later.
      answer.catch(() => {});
      return { journey, answer };
    };
    return { ask, cache };
  };
  /** The first request, at a process of its own, once its call is under way. */
  const lead = async () => {
    const leader = start().ask();
    await expect.poll(() => provider.calls).toBe(1);
    return leader;
  };
  return { turns, provider, start, lead };
}

const controls = (fields: Partial<CacheControls>): Partial<LayerContext> => ({
  controls: { ...DEFAULT_CACHE_CONTROLS, ...fields },
});

describe('processes that take turns', () => {
  it('answer all who ask the same at once by one call', async () => {
    const { turns, provider, start, lead } = processes();
    const first = await lead();
    const [one, other] = [start(), start()];
    const others = Array.from({ length: 10 }, (_, index) => (index % 2 ? one : other).ask());
    await expect.poll(() => turns.waiting).toBe(2);
    provider.answer(0, whole);
    expect(await first.answer).toEqual(whole);
    for (const { answer, journey } of others) {
      expect(await answer).toEqual(whole);
      expect(journey).toMatchObject({ coalesced: true, layer: 'L1a_ExactCache' });
      expect(journey.cacheStatuses).toEqual([{ cache: 'isartor-l1a', outcome: 'miss' }]);
    }
    expect(first.journey.coalesced).toBe(false);
    expect(provider.calls).toBe(1);
    await expect.poll(() => turns.held).toBe(0);
  });

  it('do not call for what another stored between the look-up and the turn', async () => {
    const { turns, provider, start } = processes({
      turns: {
        async take(...call) {
          await start().cache.put(key, whole);
          return turns.take(...call);
        },
      },
    });
    const { answer, journey } = start().ask();
    expect(await answer).toEqual(whole);
    expect(journey.coalesced).toBe(true);
    expect(provider.calls).toBe(0);
    await expect.poll(() => turns.held).toBe(0);
  });

  it('try by themselves what failed for another', async () => {
    const { turns, provider, start, lead } = processes();
    const leader = await lead();
    const waiter = start().ask();
    await expect.poll(() => turns.waiting).toBe(1);
    provider.fail(0, new IsartorError('upstream_failed', 'down'));
    await expect(leader.answer).rejects.toMatchObject({ code: 'upstream_failed' });
    await expect.poll(() => provider.calls).toBe(2);
    provider.answer(1, whole);
    expect(await waiter.answer).toEqual(whole);
    expect(waiter.journey).toMatchObject({ coalesced: false, layer: 'L3_Cloud' });
    await expect.poll(() => turns.held).toBe(0);
  });

  it('wait for two turns at most, so that an answer which nobody may store does not make them stand in line', async () => {
    const { turns, provider, start, lead } = processes();
    const asked = [await lead(), ...Array.from({ length: 5 }, () => start().ask())];
    await expect.poll(() => turns.waiting).toBe(5);
    provider.answer(0, cut);
    await expect.poll(() => provider.calls).toBe(2);
    await expect.poll(() => turns.waiting).toBe(4);
    provider.answer(1, cut);
    // One has the turn, the others go on without.
    await expect.poll(() => provider.calls).toBe(6);
    expect([turns.waiting, turns.held]).toEqual([0, 1]);
    for (const call of [2, 3, 4, 5]) provider.answer(call, cut);
    for (const { answer, journey } of asked) {
      expect(await answer).toEqual(cut);
      expect(journey.coalesced).toBe(false);
    }
    await expect.poll(() => turns.held).toBe(0);
  });

  it('go on when the one that has the turn gives its call up', async () => {
    const { turns, provider, start } = processes();
    const leaving = new AbortController();
    const leader = start().ask(request, { signal: leaving.signal });
    await expect.poll(() => provider.calls).toBe(1);
    const waiter = start().ask();
    await expect.poll(() => turns.waiting).toBe(1);
    leaving.abort();
    await expect(leader.answer).rejects.toMatchObject({ code: 'client_closed' });
    await expect.poll(() => provider.calls).toBe(2);
    provider.answer(1, whole);
    expect(await waiter.answer).toEqual(whole);
  });

  it('let a caller leave who waits, and wait for nobody then', async () => {
    const { turns, provider, start, lead } = processes();
    await lead();
    const leaving = new AbortController();
    const waiter = start().ask(request, { signal: leaving.signal });
    await expect.poll(() => turns.waiting).toBe(1);
    leaving.abort();
    await expect(waiter.answer).rejects.toMatchObject({ code: 'client_closed' });
    await expect.poll(() => turns.waiting).toBe(0);
    expect(provider.calls).toBe(1);
  });

  it.each<[string, Partial<Turns>]>([
    ['nothing can be taken or waited for', { take: async () => undefined, waitFor: async () => false }],
    ['taking fails', { take: () => Promise.reject(new Error('connection lost')) }],
    ['waiting fails', { take: async () => undefined, waitFor: () => Promise.reject(new Error('connection lost')) }],
  ])('compute by themselves where %s', async (_case, turns) => {
    const { provider, start } = processes({ turns });
    const asked = [start().ask(), start().ask()];
    await expect.poll(() => provider.calls).toBe(2);
    for (const call of [0, 1]) provider.answer(call, whole);
    for (const { answer, journey } of asked) {
      expect(await answer).toEqual(whole);
      expect(journey.coalesced).toBe(false);
    }
  });

  it('hold a turn until the answer can be found', async () => {
    const { turns, provider, start, lead } = processes();
    const { cache } = start();
    const found: unknown[] = [];
    await lead();
    const over = turns.waitFor(turns.taken[0] ?? '', new AbortController().signal);
    const looked = over.then(async () => found.push((await cache.get(key))?.value));
    provider.answer(0, whole);
    await looked;
    expect(found).toEqual([whole]);
  });
});

describe('who takes part', () => {
  it.each<[string, ChatRequest, Partial<LayerContext>]>([
    ['a stream', requestWith({ stream: true }), {}],
    ['one that takes nothing old', request, controls({ maxAgeSeconds: 0 })],
    ['no-cache', request, controls({ read: false })],
    ['no-store', request, controls({ write: false })],
    ['what may not be cached', requestWith({ operation: 'embeddings' }), {}],
  ])('not %s: it neither waits nor is waited for', async (_case, asked, fields) => {
    const { turns, provider, start, lead } = processes();
    await lead();
    const alone = start().ask(asked, fields);
    await expect.poll(() => provider.calls).toBe(2);
    expect(turns.taken).toHaveLength(1);
    provider.answer(1, whole);
    await alone.answer;
    expect(alone.journey.coalesced).toBe(false);
  });

  it('not a stream where others of its process wait: those who stream share a call of their own', async () => {
    const { turns, provider, start, lead } = processes();
    await lead();
    const { ask } = start();
    const waiter = ask();
    await expect.poll(() => turns.waiting).toBe(1);
    const streams = [ask(requestWith({ stream: true })), ask(requestWith({ stream: true }))];
    await expect.poll(() => provider.calls).toBe(2);
    provider.answer(1, whole);
    for (const { answer } of streams) expect(await answer).toEqual(whole);
    provider.answer(0, whole);
    expect(await waiter.answer).toEqual(whole);
    expect(provider.calls).toBe(2);
  });

  it.each<[string, Partial<LayerContext>]>([
    ['another tenant', { scope: { tenant: 'other' } }],
    ['a caller who forbids a later layer', controls({ skip: new Set(['l1b']) })],
    ['a caller who takes nothing that is a minute old', controls({ maxAgeSeconds: 60 })],
  ])('not together: %s', async (_case, fields) => {
    const { turns, provider, start, lead } = processes();
    await lead();
    const other = start().ask(request, fields);
    await expect.poll(() => provider.calls).toBe(2);
    expect(new Set(turns.taken).size).toBe(2);
    provider.answer(1, whole);
    expect(await other.answer).toEqual(whole);
    expect(other.journey.coalesced).toBe(false);
  });

  it('not together: who came after a purge, with those from before it', async () => {
    const { turns, provider, start, lead } = processes();
    const leader = await lead();
    const { ask, cache } = start();
    await cache.purge({ all: true });
    const later = ask();
    await expect.poll(() => provider.calls).toBe(2);
    expect(new Set(turns.taken).size).toBe(2);
    provider.answer(0, whole);
    await leader.answer;
    provider.answer(1, cut);
    expect(await later.answer).toEqual(cut);
  });

  it('nobody where it is switched off', async () => {
    const { turns, provider, start } = processes({ coalesceLeaseMs: 0 });
    const asked = [start().ask(), start().ask()];
    await expect.poll(() => provider.calls).toBe(2);
    for (const call of [0, 1]) provider.answer(call, whole);
    for (const { answer } of asked) await answer;
    expect(turns.taken).toEqual([]);
  });
});

describe('the figures of one who waited', () => {
  const recorded = recordTelemetry();
  beforeEach(() => recorded.clear());

  it('are those of one look-up that found nothing', async () => {
    const { turns, provider, start, lead } = processes();
    await lead();
    recorded.clear();
    const { ask, cache } = start();
    const waiter = ask();
    await expect.poll(() => turns.waiting).toBe(1);
    provider.answer(0, whole);
    await waiter.answer;
    expect(await cache.stats()).toMatchObject({ hits: 0, misses: 1 });
    expect(recorded.counts).toEqual([
      { name: 'isartor_cache_events_total', labels: { cache_layer: 'L1a', outcome: 'miss', tool: 'cursor' } },
    ]);
    const lookUps = recorded.spans.filter(({ name }) => name === 'l1a_exact_cache_get');
    expect(lookUps).toMatchObject([{ attributes: { 'cache.hit': false }, ended: true, failed: false }]);
  });
});
