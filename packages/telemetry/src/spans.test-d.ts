import { ROOT_CONTEXT } from '@opentelemetry/api';
import type { SpanCatalogue } from './catalogue/spans.js';
import { createSpans } from './spans.js';

const scope = { name: 'isartor.gateway' };
type ExactSpans = Pick<SpanCatalogue, 'l1a_exact_cache_get' | 'l1a_exact_cache_put'>;
const spans = createSpans<ExactSpans>(scope);
const get = { 'cache.backend': 'redis', 'cache.key': 'k', 'isartor.step': 'Layer1_ExactCache' } as const;

/** What must compile. */
export async function accepted(): Promise<number> {
  const put = spans.within(ROOT_CONTEXT).start('l1a_exact_cache_put', { ...get, response_len: 12 });
  put.set({});
  put.end();
  createSpans<SpanCatalogue>(scope, { gateway_request: 'server', layer3_llm: 'client' });
  return await spans.run('l1a_exact_cache_get', get, async (span) => {
    span.set({ 'cache.hit': true });
    span.set({});
    return 1;
  });
}

/** What must not. */
export async function refused(): Promise<void> {
  // @ts-expect-error a span name that the map does not hold
  await spans.run('l1a_exact_cache_gett', get, async () => {});
  // @ts-expect-error a span of the catalogue that is another package's
  spans.start('layer2_slm', { 'isartor.step': 'Layer2_LocalExecutor' });
  // @ts-expect-error a start attribute with a value outside its union
  await spans.run('l1a_exact_cache_get', { ...get, 'cache.backend': 'rediss' }, async () => {});
  // @ts-expect-error a start attribute of another type
  spans.start('l1a_exact_cache_put', { ...get, response_len: '12' });
  // @ts-expect-error a missing start attribute
  await spans.run('l1a_exact_cache_get', { 'cache.backend': 'redis' }, async () => {});
  // @ts-expect-error no start attributes at all
  spans.start('l1a_exact_cache_get', {});
  // @ts-expect-error an unknown start attribute
  spans.start('l1a_exact_cache_get', { ...get, nope: 1 });
  // @ts-expect-error an end attribute before its time
  spans.start('l1a_exact_cache_get', { ...get, 'cache.hit': true });
  // @ts-expect-error a start attribute that is undefined rather than absent
  createSpans<SpanCatalogue>(scope).start('layer2_slm', { 'isartor.step': undefined });
  // @ts-expect-error work that returns no promise would end its span too early
  await spans.run('l1a_exact_cache_get', get, () => 1);

  const open = spans.start('l1a_exact_cache_get', get);
  // @ts-expect-error an unknown end attribute
  open.set({ 'cache.hitt': true });
  // @ts-expect-error an end attribute of another type
  open.set({ 'cache.hit': 'yes' });
  // @ts-expect-error a start attribute again
  open.set({ 'cache.key': 'other' });
  // @ts-expect-error an attribute of the span's sibling on a span that has no end attributes
  spans.start('l1a_exact_cache_put', { ...get, response_len: 1 }).set({ 'cache.hit': true });

  const root = createSpans<SpanCatalogue>(scope).start('gateway_request', {
    'client.address': '127.0.0.1',
    'isartor.request_id': 'r',
  });
  // @ts-expect-error a status code is a number on spans
  root.set({ 'http.status_code': '200' });
  // @ts-expect-error a layer that does not exist
  root.set({ 'isartor.final_layer': 'L4_Cloud' });
  // @ts-expect-error any string is no layer
  root.set({ 'isartor.final_layer': 'L1a_ExactCache' as string });

  // @ts-expect-error a kind for a span that the map does not hold
  createSpans<ExactSpans>(scope, { gateway_request: 'server' });
  // @ts-expect-error a kind that does not exist
  createSpans<ExactSpans>(scope, { l1a_exact_cache_get: 'consumer' });
  // @ts-expect-error a map whose entries are no span shapes
  createSpans<{ get: { start: object } }>(scope);
}
