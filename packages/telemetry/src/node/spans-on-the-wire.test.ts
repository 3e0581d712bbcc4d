import { attributeValue, type OtlpReceiver, startOtlpReceiver } from '@isartor/testing';
import { propagation, ROOT_CONTEXT } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SpanCatalogue } from '../catalogue/spans.js';
import { createSpans } from '../spans.js';
import { startTelemetry } from './start-telemetry.js';
import type { TelemetryGuard } from './telemetry-guard.js';

// Made before any SDK is registered, as every package does when it is imported.
const spans = createSpans<SpanCatalogue>(
  { name: 'isartor.gateway', version: '1.2.3' },
  { gateway_request: 'server', layer3_llm: 'client' },
);
const root = { 'client.address': '10.0.0.9', 'isartor.request_id': 'request-1' };

let receiver: OtlpReceiver;
let guard: TelemetryGuard;

beforeEach(async () => {
  receiver = await startOtlpReceiver();
  spans.start('gateway_request', root).end();
  guard = await startTelemetry({ endpoint: receiver.endpoint, serviceVersion: '1.2.3' });
});

afterEach(async () => {
  await guard.shutdown();
  await receiver.close();
});

function spanNamed(name: string) {
  const found = receiver.spans().find((span) => span.name === name);
  if (found === undefined) throw new Error(`no span ${name}`);
  return found;
}

describe('spans on the wire', () => {
  it('have the parents that were named, and one trace', async () => {
    const request = spans.start('gateway_request', root);
    const below = spans.within(request.context);
    const answer = await below.run('layer2_slm', { 'isartor.step': 'Layer2_LocalExecutor' }, async (slm) => {
      slm.set({ 'slm.complexity_score': 'TEMPLATE' });
      const inner = spans
        .within(slm.context)
        .start('l1b_semantic_cache_insert', { 'isartor.step': 'Layer1_SemanticCache' });
      inner.end();
      return 42;
    });
    request.end();
    await guard.forceFlush();

    expect(answer).toBe(42);
    expect(receiver.spans()).toHaveLength(3);
    const parent = spanNamed('gateway_request');
    const slm = spanNamed('layer2_slm');
    expect(parent.parentSpanId).toBeUndefined();
    expect(slm.parentSpanId).toBe(parent.spanId);
    expect(spanNamed('l1b_semantic_cache_insert').parentSpanId).toBe(slm.spanId);
    expect(new Set(receiver.spans().map(({ traceId }) => traceId))).toEqual(new Set([parent.traceId]));
    expect([parent.kind, slm.kind]).toEqual(['server', 'internal']);
    expect([parent.scopeName, parent.scopeVersion]).toEqual(['isartor.gateway', '1.2.3']);
    expect(slm.endTimeUnixNano).toBeGreaterThanOrEqual(slm.startTimeUnixNano);
  });

  it('do not become children of what merely runs at the same time', async () => {
    await spans.run('gateway_request', root, async () => {
      spans.start('layer2_slm', { 'isartor.step': 'Layer2_LocalExecutor' }).end();
    });
    await guard.forceFlush();
    expect(spanNamed('layer2_slm').parentSpanId).toBeUndefined();
  });

  it('keep the kind of every attribute value', async () => {
    const request = spans.start('gateway_request', root);
    const search = spans
      .within(request.context)
      .start('l1b_semantic_cache_search', { 'isartor.step': 'Layer1_SemanticCache' });
    search.set({
      'cache.hit': false,
      'cache.entries_scanned': 12,
      cosine_similarity: '0.9731',
      'isartor.cache.similarity': 0.9731,
    });
    search.end();
    const cloud = spans.within(request.context).start('layer3_llm', {
      'ai.prompt.length_bytes': 0,
      'provider.name': 'openai',
      model: 'gpt-4o-mini',
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-4o-mini',
      'gen_ai.request.stream': true,
      'isartor.step': 'Layer3_CloudLlm',
    });
    cloud.set({ 'gen_ai.response.finish_reasons': ['stop'] });
    cloud.end();
    request.set({ 'http.status_code': 200, 'isartor.final_layer': 'L3_Cloud' });
    request.end();
    await guard.forceFlush();

    expect(spanNamed('l1b_semantic_cache_search').attributes).toEqual([
      { key: 'isartor.step', kind: 'string', value: 'Layer1_SemanticCache' },
      { key: 'cache.hit', kind: 'bool', value: false },
      { key: 'cache.entries_scanned', kind: 'int', value: 12 },
      { key: 'cosine_similarity', kind: 'string', value: '0.9731' },
      { key: 'isartor.cache.similarity', kind: 'double', value: 0.9731 },
    ]);
    const llm = spanNamed('layer3_llm');
    expect(llm.kind).toBe('client');
    expect(llm.attributes).toContainEqual({ key: 'ai.prompt.length_bytes', kind: 'int', value: 0 });
    expect(llm.attributes).toContainEqual({ key: 'gen_ai.request.stream', kind: 'bool', value: true });
    expect(llm.attributes).toContainEqual({
      key: 'gen_ai.response.finish_reasons',
      kind: 'array',
      value: [{ kind: 'string', value: 'stop' }],
    });
    expect(spanNamed('gateway_request').attributes).toContainEqual({
      key: 'http.status_code',
      kind: 'int',
      value: 200,
    });
  });

  it('record what is thrown, once, without its message', async () => {
    const thrown = new SyntaxError('Unexpected token in "my secret plan"');
    const failing = spans.run('gateway_request', root, async () => {
      throw thrown;
    });
    await expect(failing).rejects.toBe(thrown);
    await guard.forceFlush();

    const { status, events } = spanNamed('gateway_request');
    expect(status).toEqual({ code: 'error', message: 'SyntaxError' });
    expect(events.map(({ name }) => name)).toEqual(['exception']);
    expect(attributeValue(events[0]?.attributes ?? [], 'exception.type')).toBe('SyntaxError');
    expect(attributeValue(events[0]?.attributes ?? [], 'exception.stacktrace')).toMatch(/spans-on-the-wire\.test/);
    expect(JSON.stringify(events, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
      /secret/,
    );
  });

  it('carry events, end once, and ignore what comes after the end', async () => {
    const request = spans.start('gateway_request', root);
    request.event('auth', { outcome: 'pass' });
    request.end();
    request.set({ 'http.status_code': 500 });
    request.end();
    await guard.forceFlush();

    expect(receiver.spans()).toHaveLength(1);
    const { events, attributes } = spanNamed('gateway_request');
    expect(events[0]).toMatchObject({ name: 'auth', attributes: [{ key: 'outcome', kind: 'string', value: 'pass' }] });
    expect(attributeValue(attributes, 'http.status_code')).toBeUndefined();
  });

  it('cut long attribute values', async () => {
    spans.start('gateway_request', { ...root, 'user_agent.original': 'x'.repeat(10_000) }).end();
    await guard.forceFlush();
    expect(attributeValue(spanNamed('gateway_request').attributes, 'user_agent.original')).toHaveLength(4096);
  });

  it('continue a trace that came in by header', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const incoming = propagation.extract(ROOT_CONTEXT, { traceparent, baggage: 'user=me' });
    const request = spans.within(incoming).start('gateway_request', root);
    const outgoing: Record<string, string> = {};
    propagation.inject(request.context, outgoing);
    request.end();
    await guard.forceFlush();

    const { traceId, parentSpanId, spanId } = spanNamed('gateway_request');
    expect({ traceId, parentSpanId }).toEqual({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      parentSpanId: 'b7ad6b7169203331',
    });
    expect(outgoing).toEqual({ traceparent: `00-${traceId}-${spanId}-01` });
  });
});
