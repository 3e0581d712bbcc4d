import { bounded } from '@isartor/telemetry';
import { type Attributes, metrics } from '@opentelemetry/api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contextOf, journey, passing, REQUEST, terminal, whole } from '../../test/pipeline-fixtures.js';
import type { Layer } from './layer.js';
import { createPipeline } from './pipeline.js';

/** Every measurement of a histogram by its name: its labels. */
let measured: Map<string, Attributes[]>;
beforeEach(() => {
  measured = new Map();
  const noop = metrics.getMeterProvider().getMeter('none');
  const meter = Object.assign(Object.create(noop), {
    createHistogram: (name: string) => ({
      record: (_value: number, labels: Attributes) => measured.set(name, [...(measured.get(name) ?? []), labels]),
    }),
  });
  metrics.setGlobalMeterProvider({ getMeter: () => meter });
});
afterEach(() => metrics.disable());

const attempts = () =>
  measured.get('isartor_layer_attempt_duration_seconds')?.map(({ layer_name, outcome }) => `${layer_name} ${outcome}`);
const settled = () => measured.get('isartor_layer_duration_seconds')?.map(({ layer_name }) => layer_name);

const faq = bounded('L1_Faq', ['L1_Faq']);
const fails: Layer = {
  name: 'L1b_SemanticCache',
  onFailure: 'pass',
  handle: () => Promise.reject(new Error('broken')),
};
const hits: Layer = {
  name: 'L2_SLM',
  onFailure: 'pass',
  handle: async () => ({ outcome: 'hit', reply: whole('hit') }),
};

it('measures each layer that a request reached by what came of it, and the one that settled it once more', async () => {
  const unasked = terminal(() => Promise.reject(new Error('not asked')));
  const pipeline = createPipeline({
    layers: [passing(faq), fails, hits, passing('L1a_ExactCache')],
    terminal: unasked,
  });
  await pipeline.run(REQUEST, contextOf(), journey());
  expect(attempts()).toEqual(['L1_Faq pass', 'L1b_SemanticCache failed', 'L2_SLM hit']);
  expect(settled()).toEqual(['L2_SLM']);
});

it('measures the terminal when its answer is whole, or has failed', async () => {
  const answers = createPipeline({ layers: [], terminal: terminal(async () => whole('answer')) });
  await answers.run(REQUEST, contextOf(), journey());
  await expect.poll(attempts).toEqual(['L3_Cloud hit']);
  const broken = createPipeline({ layers: [], terminal: terminal(() => Promise.reject(new Error('broken'))) });
  await expect(broken.run(REQUEST, contextOf(), journey())).rejects.toThrow();
  await expect.poll(attempts).toEqual(['L3_Cloud hit', 'L3_Cloud failed']);
});

it('does not hold it against the terminal that nobody waited', async () => {
  const caller = new AbortController();
  const waits = terminal((_request, { signal }) => {
    queueMicrotask(() => caller.abort(new Error('left')));
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  const pipeline = createPipeline({ layers: [], terminal: waits });
  await expect(pipeline.run(REQUEST, contextOf({ signal: caller.signal }), journey())).rejects.toThrow();
  await expect.poll(attempts).toEqual(['L3_Cloud abandoned']);
});
