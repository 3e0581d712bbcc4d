import { type ChatRequest, type Completion, DEFAULT_CACHE_CONTROLS, type LayerContext } from '@isartor/core';
import { recordTelemetry } from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { choiceWith, completionOf, contextWith, requestWith } from '../test/chat-fixtures.js';
import { createSimpleDecider, SIMPLE_COMPARER } from '../test/simple-parts.js';
import { createSemanticCache } from './semantic-cache.js';
import { semanticCacheLayer } from './semantic-cache-layer.js';
import type { SemanticCacheOptions } from './semantic-cache-options.js';
import { createBagOfWordsEmbedder } from './testing/bag-of-words-embedder.js';

const telemetry = recordTelemetry();
afterEach(() => telemetry.clear());

const NOON_MS = Date.UTC(2030, 0, 1, 12);
const QUESTION = 'What is the capital city of Bavaria please?';
const MUNICH = completionOf(choiceWith());
const controls = (fields: Partial<LayerContext['controls']>) =>
  contextWith({ controls: { ...DEFAULT_CACHE_CONTROLS, ...fields } });

function asking(question: string, fields: Partial<ChatRequest> = {}): ChatRequest {
  return requestWith({ messages: [{ role: 'user', content: [{ type: 'text', text: question }] }], ...fields });
}

function setUp(options: Partial<SemanticCacheOptions<Completion>> = {}) {
  const clock = { ms: NOON_MS };
  const embedder = createBagOfWordsEmbedder();
  const cache = createSemanticCache<Completion>({
    embedder,
    comparer: SIMPLE_COMPARER,
    decider: createSimpleDecider(0.8),
    similarityFloor: 0.5,
    shadowRate: 0,
    now: () => clock.ms,
    ...options,
  });
  const layer = semanticCacheLayer({ cache });
  const pass = async (request: ChatRequest, context = contextWith()) => {
    const result = await layer.handle(request, context);
    if (result.outcome !== 'pass') throw new Error('It was a hit');
    return result;
  };
  const answered = async (request: ChatRequest, completion = MUNICH, context = contextWith()) => {
    const { onSettled } = await pass(request, context);
    await onSettled?.({ status: 'completed', completion, resolvedBy: 'L3_Cloud' });
  };
  return { clock, embedder, cache, layer, pass, answered };
}

describe('the semantic cache layer', () => {
  it('answers a question like one that was answered', async () => {
    const { clock, layer, answered } = setUp();
    await answered(asking(QUESTION));
    clock.ms += 20_000;
    const result = await layer.handle(asking(QUESTION.toUpperCase()), contextWith());
    expect(result).toMatchObject({
      outcome: 'hit',
      reply: { kind: 'complete', completion: MUNICH, origin: { provider: 'openai' } },
      cacheStatus: {
        cache: 'isartor-l1b',
        outcome: 'hit',
        ttlSeconds: 3_580,
        ageSeconds: 20,
        detail: 'similarity=1.0000 by=explained',
      },
    });
    const near = await layer.handle(asking(QUESTION.replace('please', 'then')), contextWith());
    expect(near.cacheStatus?.detail).toMatch(/^similarity=0\.\d{4} bound=0\.\d{4}$/);
    expect(near.cacheStatus?.similarity).toBeGreaterThan(0.8);
  });

  it('says why it has no answer', async () => {
    const { pass, answered } = setUp();
    const first = await pass(asking('Add 5 apples to it'));
    expect(first.cacheStatus).toEqual({ cache: 'isartor-l1b', outcome: 'miss', detail: 'empty' });
    await answered(asking('Add 5 apples to it'));
    const { cacheStatus } = await pass(asking('Add 6 apples to it'));
    expect(cacheStatus).toMatchObject({ outcome: 'miss', detail: 'guard:number' });
    const media = await pass(asking('x', { sampling: { candidates: 2 } }));
    expect(media.cacheStatus).toEqual({ cache: 'isartor-l1b', outcome: 'bypass', detail: 'choices' });
    expect(media.onSettled).toBeUndefined();
  });

  it('leaves out what a caller does not want', async () => {
    const { embedder, layer, pass, answered, cache } = setUp();
    await answered(asking(QUESTION), MUNICH, controls({ write: false }));
    expect(cache.stats().entries).toBe(0);
    await answered(asking(QUESTION), MUNICH, controls({ read: false, tags: ['t'], ttlSeconds: 60 }));
    expect(cache.stats().entries).toBe(1);
    const unread = await pass(asking(QUESTION.toUpperCase()), controls({ read: false }));
    expect(unread.cacheStatus).toEqual({ cache: 'isartor-l1b', outcome: 'bypass', detail: 'no-cache' });
    expect(embedder.embedded).toEqual([QUESTION]);
    const raised = await pass(asking(QUESTION.replace('please', 'then')), controls({ minSimilarity: 0.999 }));
    expect(raised.cacheStatus?.detail).toBe('threshold');
    expect((await pass(asking(QUESTION), controls({ maxAgeSeconds: 0 }))).cacheStatus?.outcome).toBe('miss');
    const found = await layer.handle(asking(QUESTION), contextWith());
    expect(found.cacheStatus).toMatchObject({ outcome: 'hit', ttlSeconds: 60 });
    expect(await cache.purge({ tag: 't' })).toBe(1);
  });

  it('stores what the terminal or the local model has answered, if it is whole', async () => {
    const cut = completionOf(choiceWith({ finishReason: { unified: 'length' } }));
    const { cache, pass } = setUp();
    const { onSettled } = await pass(asking(QUESTION));
    await onSettled?.({ status: 'completed', completion: cut, resolvedBy: 'L3_Cloud' });
    await onSettled?.({ status: 'completed', completion: MUNICH, resolvedBy: 'L1a_ExactCache' });
    await onSettled?.({ status: 'unrecorded', resolvedBy: 'L3_Cloud' });
    await onSettled?.({ status: 'failed', error: new Error('x') });
    await onSettled?.({ status: 'abandoned' });
    expect(cache.stats().entries).toBe(0);
    await onSettled?.({ status: 'completed', completion: MUNICH, resolvedBy: 'L2_SLM' });
    expect(cache.stats().entries).toBe(1);
  });

  it('keeps tenants, models and realms apart, and stores nothing from before a purge', async () => {
    const { cache, layer, pass, answered } = setUp();
    await answered(asking(QUESTION));
    const other = contextWith({ scope: { tenant: 'acme' } });
    expect((await layer.handle(asking(QUESTION), other)).outcome).toBe('pass');
    expect((await layer.handle(asking(QUESTION, { model: 'gpt-4o' }), contextWith())).outcome).toBe('pass');
    const elsewhere = semanticCacheLayer({ cache, realm: 'staging' });
    expect((await elsewhere.handle(asking(QUESTION), contextWith())).outcome).toBe('pass');
    const { onSettled } = await pass(asking('Another question of this tenant'));
    expect(await cache.purge({ tenant: 'local' })).toBe(1);
    await onSettled?.({ status: 'completed', completion: MUNICH, resolvedBy: 'L3_Cloud' });
    expect(cache.stats().entries).toBe(0);
  });

  it('passes while the embedder is down, and counts that', async () => {
    const { embedder, pass, answered } = setUp();
    await answered(asking(QUESTION));
    embedder.setHealth({ state: 'starting', waiting: 0, turnedAway: 0 });
    telemetry.clear();
    const { cacheStatus } = await pass(asking('Who is the mayor?'));
    expect(cacheStatus?.detail).toBe('unavailable');
    const errors = telemetry.counts.filter(({ name }) => name === 'isartor_errors_total');
    expect(errors).toMatchObject([{ labels: { layer: 'L1b_SemanticCache', error_class: 'retryable' } }]);
  });

  it('tells its spans and counters', async () => {
    const { layer, answered } = setUp();
    await answered(asking(QUESTION));
    await layer.handle(asking(QUESTION.replace('please', 'then')), contextWith());
    const [empty, insert, search] = telemetry.spans;
    expect(empty).toMatchObject({
      name: 'l1b_semantic_cache_search',
      attributes: { 'cache.entries_scanned': 0, 'cache.hit': false, 'isartor.cache.threshold': 0.5 },
      ended: true,
    });
    expect(empty?.attributes).not.toHaveProperty('cosine_similarity');
    expect(insert).toMatchObject({
      name: 'l1b_semantic_cache_insert',
      attributes: { 'cache.evicted': 0, 'cache.size_after': 1, 'isartor.step': 'Layer1_SemanticCache' },
    });
    expect(search?.attributes).toMatchObject({ 'cache.entries_scanned': 1, 'cache.hit': true });
    expect(search?.attributes.cosine_similarity).toMatch(/^0\.\d{4}$/);
    const similarity = search?.attributes['isartor.cache.similarity'];
    expect(Number(search?.attributes.cosine_similarity)).toBeCloseTo(Number(similarity), 3);
    const outcomes = telemetry.counts.map(({ labels }) => [labels?.cache_layer, labels?.outcome]);
    expect(outcomes).toEqual([
      ['L1b', 'miss'],
      ['L1b', 'hit'],
    ]);
  });
});
