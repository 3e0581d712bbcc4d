import { type ChatRequest, type Completion, DEFAULT_CACHE_CONTROLS, type LayerContext } from '@isartor/core';
import { recordTelemetry } from '@isartor/testing';
import { describe, expect, it } from 'vitest';
import { choiceWith, completionOf, contextWith, requestWith } from '../test/chat-fixtures.js';
import { COMPLETIONS } from './completions.js';
import { explainSemanticCache } from './explain-semantic-cache.js';
import { createSemanticCache } from './semantic-cache.js';
import { semanticCacheLayer } from './semantic-cache-layer.js';
import { createBagOfWordsEmbedder } from './testing/index.js';

const asking = (text: string, more: Partial<ChatRequest> = {}): ChatRequest =>
  requestWith({ messages: [{ role: 'user', content: [{ type: 'text', text }] }], ...more });

const STORED = 'What is the capital of Bavaria?';

/** A cache that holds the answer to `STORED`, and its layer. */
async function setUp(realm = '') {
  const cache = createSemanticCache<Completion>({
    ...COMPLETIONS,
    embedder: createBagOfWordsEmbedder(),
    shadowRate: 0,
  });
  const layer = semanticCacheLayer({ cache, realm });
  const result = await layer.handle(asking(STORED), contextWith());
  const completion = completionOf(choiceWith());
  if (result.outcome === 'pass') await result.onSettled?.({ status: 'completed', completion, resolvedBy: 'L3_Cloud' });
  const explain = (request: ChatRequest, fields: Partial<LayerContext> = {}) =>
    explainSemanticCache({ cache, realm }, request, contextWith(fields));
  return { cache, layer, explain };
}

const telemetry = recordTelemetry();

describe('explainSemanticCache', () => {
  it.each([
    ['what is the capital of bavaria', 'hit', 'explained'],
    [STORED, 'hit', 'same'],
    ['What is not the capital of Bavaria?', 'pass', 'guard:negation'],
  ])('comes to what the layer comes to: %s', async (text, would, reason) => {
    const { layer, explain } = await setUp('http://other.example');
    const told = await explain(asking(text));
    expect(told).toMatchObject({ would, reason, partition: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const result = await layer.handle(asking(text), contextWith());
    expect(result.outcome).toBe(would);
    if (would === 'pass') expect(result.cacheStatus?.detail).toContain(reason);
  });

  it('tells why a request is answered by the exact cache only, and is told apart by scope and controls', async () => {
    const { explain, cache } = await setUp();
    const { messages } = asking(STORED);
    const answered = [...messages, { role: 'assistant' as const, content: [{ type: 'text' as const, text: 'Mu' }] }];
    expect(await explain(requestWith({ messages: answered }))).toEqual({ would: 'pass', reason: 'exact-only: tail' });
    const reasonOf = async (fields: Partial<LayerContext>) => (await explain(asking(STORED), fields)).reason;
    expect(await reasonOf({ scope: { tenant: 'other' } })).toBe('empty');
    expect(await reasonOf({ controls: { ...DEFAULT_CACHE_CONTROLS, read: false } })).toBe('no-cache');
    expect(await reasonOf({ controls: { ...DEFAULT_CACHE_CONTROLS, maxAgeSeconds: 0 } })).toBe('no-candidate');
    expect((await explainSemanticCache({}, asking(STORED), contextWith())).reason).toBe('unavailable');
    await cache.close();
  });

  it('counts nothing and opens no span', async () => {
    const { explain, cache } = await setUp();
    const before = cache.stats();
    expect([telemetry.spans.length, telemetry.counts.length]).not.toContain(0);
    telemetry.clear();
    await explain(asking(STORED));
    await explain(asking('What is the capital of Hesse?'));
    expect([telemetry.spans, telemetry.counts]).toEqual([[], []]);
    expect(cache.stats()).toEqual(before);
    expect(cache.feedback('request-1', true)).toBe(false);
  });
});
