import { attributeValue, type DecodedSpan, textAnswer } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { healthOf } from '../harness/gateway-state.js';
import { type MonitoredGateway, startMonitoredGateway } from '../harness/monitored-gateway.js';
import { SEMANTIC_ENV } from '../harness/semantic-gateway.js';
import { type Labels, seriesOf } from '../harness/series.js';
import { CHAT, chat } from '../harness/test-gateway.js';
import { text, whole, wireAttributes, yes } from '../harness/wire-attributes.js';

const QUESTION = 'How do I sort a list of numbers in Python?';
const REWORDED = 'please, how do i sort a list of numbers in python';
const OTHER = 'How do I sort a list of numbers in Java?';

type Told = Awaited<ReturnType<MonitoredGateway['end']>>;

function series({ metrics }: Told, name: string): (readonly [labels: Labels, value: number])[] {
  const metric = metrics.get(name);
  return metric === undefined ? [] : seriesOf(metric);
}

describe('the semantic cache', () => {
  let gateway: MonitoredGateway;
  afterEach(() => gateway.stop());

  const start = async (shadowRate: string): Promise<void> => {
    const env = { ...SEMANTIC_ENV, ISARTOR__CACHE_SEMANTIC__SHADOW_RATE: shadowRate };
    gateway = await startMonitoredGateway({ env });
    gateway.upstream.respondAlways(textAnswer('Call sorted() with the list: it gives back a new list in order.'));
  };
  const ask = async (question: string): Promise<string | null> => {
    const response = await gateway.post(CHAT, chat(question));
    await response.text();
    return response.headers.get('x-isartor-layer');
  };
  const semantic = async () => (await healthOf(gateway)).semantic_cache;
  const untilKept = (entries: number) =>
    expect.poll(async () => (await semantic())?.entries, { timeout: 20_000 }).toBe(entries);

  describe('that answers', () => {
    let spans: readonly DecodedSpan[];
    let told: Told;
    beforeEach(async () => {
      await start('0');
      expect(await ask(QUESTION)).toBe('l3');
      await untilKept(1);
      expect(await ask(REWORDED)).toBe('l1b');
      expect(await ask(OTHER)).toBe('l3');
      await untilKept(2);
      told = await gateway.end();
      spans = told.spans.filter(({ name }) => name.startsWith('l1b_'));
    });

    it('[21] [22] [29] [71] tells of look-ups and of storing on the wire, as the reference has it', () => {
      const [first, firstInsert, hit, refused, secondInsert] = spans.toSorted((one, other) =>
        Number(one.startTimeUnixNano - other.startTimeUnixNano),
      );
      const step = { 'isartor.step': text('Layer1_SemanticCache') };
      const threshold = { 'isartor.cache.threshold': ['double', 0.85] };
      expect(first).toMatchObject({ name: 'l1b_semantic_cache_search', kind: 'internal' });
      expect(first && wireAttributes(first)).toEqual({
        ...step,
        ...threshold,
        'cache.entries_scanned': whole(0),
        'cache.hit': ['bool', false],
      });
      expect(hit && wireAttributes(hit)).toEqual({
        ...step,
        ...threshold,
        'cache.entries_scanned': whole(1),
        'cache.hit': yes,
        cosine_similarity: ['string', expect.stringMatching(/^0\.\d{4}$/)],
        'isartor.cache.similarity': ['double', expect.any(Number)],
      });
      expect(refused && attributeValue(refused.attributes, 'cache.hit')).toBe(false);
      expect(refused && attributeValue(refused.attributes, 'cosine_similarity')).toMatch(/^0\.\d{4}$/);
      expect(firstInsert).toMatchObject({ name: 'l1b_semantic_cache_insert', kind: 'internal' });
      expect([firstInsert, secondInsert].map((span) => span && wireAttributes(span))).toEqual([
        { ...step, 'cache.evicted': whole(0), 'cache.size_after': whole(1) },
        { ...step, 'cache.evicted': whole(0), 'cache.size_after': whole(2) },
      ]);
    });

    it('[17] [33] [110] is the final layer of what it answers, which saves tokens', () => {
      const roots = told.spans.filter(({ name }) => name === 'gateway_request');
      const layers = roots.map(({ attributes }) => attributeValue(attributes, 'isartor.final_layer'));
      expect(layers.filter((layer) => layer === 'L1b_SemanticCache')).toHaveLength(1);
      const saved = series(told, 'isartor_tokens_saved_total').filter(([, count]) => count > 0);
      expect(saved.map(([labels]) => labels.final_layer)).toEqual(['L1b_SemanticCache']);
      const events = series(told, 'isartor_cache_events_total').filter(([, count]) => count > 0);
      const counted = events.map(([{ cache_layer, outcome }, count]) => `${cache_layer} ${outcome} ${count}`);
      expect(counted.toSorted()).toEqual(['L1 hit 1', 'L1 miss 2', 'L1a miss 3', 'L1b hit 1', 'L1b miss 2']);
      const similarities = told.metrics.get('isartor_semantic_similarity');
      expect(similarities?.points.map(({ attributes }) => attributeValue(attributes, 'outcome'))).toEqual(
        expect.arrayContaining(['hit', 'miss']),
      );
    });

    it('[110] tells what it holds and how it is', () => {
      const ofSemantic = (name: string) => series(told, name).filter(([labels]) => labels.cache_layer === 'L1b');
      expect(ofSemantic('isartor_cache_entries')).toEqual([[{ cache_layer: 'L1b' }, 2]]);
      expect(ofSemantic('isartor_cache_state').filter(([, is]) => is === 1)).toEqual([
        [{ cache_layer: 'L1b', state: 'ready' }, 1],
      ]);
    });

    it('writes no question into spans, metrics or log lines', () => {
      expect(told.text).not.toContain('sort a list');
    });
  });

  it('[109] tells how many of the hits that it has checked were wrong, and of how many that is', async () => {
    await start('1');
    await ask(QUESTION);
    await untilKept(1);
    expect(await ask(REWORDED)).toBe('l3');
    const samples = async () => (await semantic())?.false_hits;
    await expect.poll(samples, { timeout: 10_000 }).toEqual({ samples: 1, ratio: 0 });
    const told = await gateway.end();
    expect(series(told, 'isartor_semantic_false_hit_ratio')).toEqual([[{}, 0]]);
    expect(series(told, 'isartor_semantic_false_hit_samples')).toEqual([[{}, 1]]);
  });
});
