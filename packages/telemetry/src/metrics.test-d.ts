import { type Bounded, bounded } from './bounded.js';
import { INSTRUMENTS } from './catalogue/metrics.js';
import { counter, createMetrics, histogram } from './metrics.js';

const tool = bounded('curl', ['curl']);
const facts = { name: 'example', description: 'An example.', unit: '{example}' };
const { cacheEvents, layerDuration } = createMetrics({
  cacheEvents: INSTRUMENTS.cacheEvents,
  layerDuration: INSTRUMENTS.layerDuration,
});
const own = createMetrics({
  byModel: counter<{ model: Bounded; streamed: boolean; tier: 'a' | 'b' | Bounded; slot: 1 | 2 }>(facts),
  byPrompt: counter<{ prompt: string }>(facts),
  byStatus: histogram<{ status: number }>({ ...facts, boundaries: [1] }),
  byKey: counter<{ key: `key-${string}` }>(facts),
  byMixed: counter<{ mixed: 'a' | `key-${string}` }>(facts),
  byObject: counter<{ object: { a: 1 } }>(facts),
  byAny: counter<{ label: unknown }>(facts),
});

/** What must compile. */
export function accepted(): void {
  cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool });
  layerDuration.record(0.1, { layer_name: 'L1a_ExactCache', tool });
  layerDuration.record(0.1, { layer_name: bounded('L1_Faq', ['L1_Faq']), tool });
  own.byModel.add(1, { model: tool, streamed: true, tier: 'a', slot: 1 });
}

/** What must not. */
export function refused(): void {
  // @ts-expect-error a label value outside its union
  cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hitt', tool });
  // @ts-expect-error a plain string where a bounded one is due
  cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool: 'curl' });
  // @ts-expect-error a missing label
  cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit' });
  // @ts-expect-error a label that the instrument does not have
  cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool, user: tool });
  // @ts-expect-error no labels
  cacheEvents.add(1);
  // @ts-expect-error a counter has no record
  cacheEvents.record(1, { cache_layer: 'L1a', outcome: 'hit', tool });
  // @ts-expect-error a histogram has no add
  layerDuration.add(1, { layer_name: 'L1a_ExactCache', tool });
  // @ts-expect-error the value is a number
  layerDuration.record('0.1', { layer_name: 'L1a_ExactCache', tool });
  // @ts-expect-error a model must be bounded
  own.byModel.add(1, { model: 'gpt', streamed: true, tier: 'a', slot: 1 });
  // @ts-expect-error the union's members only, or a bounded value
  own.byModel.add(1, { model: tool, streamed: true, tier: 'c', slot: 1 });
  // @ts-expect-error a string label is refused whatever it is given
  own.byPrompt.add(1, { prompt: 'hello' });
  // @ts-expect-error so is a number
  own.byStatus.record(1, { status: 200 });
  // @ts-expect-error so is a template
  own.byKey.add(1, { key: 'key-1' });
  // @ts-expect-error and a union with one
  own.byMixed.add(1, { mixed: 'a' });
  // @ts-expect-error and an object
  own.byObject.add(1, { object: { a: 1 } });
  // @ts-expect-error and what is not known
  own.byAny.add(1, { label: 'a' });
  // @ts-expect-error a histogram without boundaries
  histogram<{ tool: Bounded }>(facts);
  // @ts-expect-error an instrument without a unit
  counter<{ tool: Bounded }>({ name: 'example', description: 'An example.' });
  // @ts-expect-error only bounded() makes bounded values
  const made: Bounded = 'curl';
  own.byModel.add(1, { model: made, streamed: true, tier: 'a', slot: 1 });
}
