import { attributeValue } from '@isartor/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { CANARY, type ObservedSession, observeSession, promptOf } from '../harness/observed-session.js';
import { type SpanTree, spanTree } from '../harness/span-tree.js';
import { text, whole, wireAttributes, yes } from '../harness/wire-attributes.js';

const MISS = ['l1a_exact_cache_get', 'layer3_llm', 'l1a_exact_cache_put'];

/** The spans of the layers that saw each request. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  json: MISS,
  stream: MISS,
  'json-hit': ['l1a_exact_cache_get'],
  'stream-hit': ['l1a_exact_cache_get'],
  native: ['l1a_exact_cache_get'],
  traced: MISS,
  'no-cache': ['layer3_llm', 'l1a_exact_cache_put'],
  leader: MISS,
  follower: ['l1a_exact_cache_get'],
  retried: MISS,
  failed: ['l1a_exact_cache_get', 'layer3_llm'],
  rejected: ['l1a_exact_cache_get', 'layer3_llm'],
  throttled: ['l1a_exact_cache_get', 'layer3_llm'],
  broken: ['l1a_exact_cache_get', 'layer3_llm'],
  'left-waiting': ['l1a_exact_cache_get', 'layer3_llm'],
  'left-streaming': ['l1a_exact_cache_get', 'layer3_llm'],
  unauthorized: [],
  malformed: [],
  'not-cached': ['l1a_exact_cache_get'],
  nowhere: [],
  models: [],
  health: [],
};

describe('the spans of layers in a session', () => {
  let session: ObservedSession;
  let tree: SpanTree;
  beforeAll(async () => {
    session = await observeSession();
    tree = spanTree(session.spans);
  });

  it('[28] are below a root of the same trace', () => {
    const ids = new Set(session.spans.map(({ traceId, spanId }) => `${traceId} ${spanId}`));
    const layers = session.spans.filter(({ name }) => name !== 'gateway_request');
    expect(layers.length).toBeGreaterThan(20);
    expect(layers.filter(({ traceId, parentSpanId }) => !ids.has(`${traceId} ${parentSpanId}`))).toEqual([]);
  });

  it.each(Object.keys(LAYERS))('[18] [28] [106] are those of the layers that saw the request: %s', (request) => {
    expect(tree.below(request).map(({ name }) => name)).toEqual(LAYERS[request]);
    const steps = tree.below(request).map(({ attributes }) => attributeValue(attributes, 'isartor.step'));
    expect(steps.every((step) => step === 'Layer1_ExactCache' || step === 'Layer3_CloudLlm')).toBe(true);
  });

  it('[19] [20] [29] tell of the look-up and of the storing, by one key', () => {
    const [lookUp, storing] = [tree.named('json', 'l1a_exact_cache_get'), tree.named('json', 'l1a_exact_cache_put')];
    const key = attributeValue(lookUp.attributes, 'cache.key');
    expect(key).toMatch(/^[\da-f]{64}$/);
    const shared = {
      'cache.backend': text('memory'),
      'cache.key': text(key),
      'isartor.step': text('Layer1_ExactCache'),
    };
    expect(wireAttributes(lookUp)).toEqual({ ...shared, 'cache.hit': ['bool', false] });
    const answerBytes = Buffer.byteLength(`You said: ${promptOf('json')}`);
    expect(wireAttributes(storing)).toEqual({ ...shared, response_len: whole(answerBytes) });
    expect([lookUp.kind, storing.kind]).toEqual(['internal', 'internal']);
    expect(wireAttributes(tree.named('json-hit', 'l1a_exact_cache_get'))).toEqual({ ...shared, 'cache.hit': yes });
    expect(wireAttributes(tree.named('native', 'l1a_exact_cache_get'))).toEqual({ ...shared, 'cache.hit': yes });
  });

  it('[27] [29] tell of the call upstream, a client’s', () => {
    const call = tree.named('json', 'layer3_llm');
    expect([call.kind, call.status.code]).toEqual(['client', 'unset']);
    expect(wireAttributes(call)).toEqual({
      'ai.prompt.length_bytes': whole(24),
      'provider.name': text('openai'),
      model: text('gpt-4o-mini'),
      'gen_ai.operation.name': text('chat'),
      'gen_ai.provider.name': text('openai'),
      'gen_ai.request.model': text('gpt-4o-mini'),
      'gen_ai.response.id': ['string', expect.stringMatching(/^chatcmpl-/)],
      'gen_ai.response.model': text('gpt-4o-mini'),
      'gen_ai.response.finish_reasons': ['array', [{ kind: 'string', value: 'stop' }]],
      'gen_ai.usage.input_tokens': whole(12),
      'gen_ai.usage.output_tokens': whole(8),
      'server.address': text('127.0.0.1'),
      'server.port': ['int', expect.any(Number)],
      'isartor.step': text('Layer3_CloudLlm'),
    });
    expect(tree.childrenOf(call)).toEqual([]);
  });

  it('[27] tell of a stream when it began, by an event too', () => {
    const call = tree.named('stream', 'layer3_llm');
    expect(wireAttributes(call)).toMatchObject({
      'gen_ai.request.stream': yes,
      'gen_ai.response.id': ['string', expect.stringMatching(/^chatcmpl-/)],
      'gen_ai.usage.output_tokens': whole(8),
      'gen_ai.response.time_to_first_chunk': ['double', expect.any(Number)],
    });
    expect(call.events.map(({ name }) => name)).toEqual(['gen_ai.first_chunk']);
  });

  it('[27] tell of attempts that failed, one by one where there were several', () => {
    const retried = tree.named('retried', 'layer3_llm');
    expect(wireAttributes(retried)).toMatchObject({ 'http.request.resend_count': whole(1) });
    expect([retried.status.code, retried.events.map(({ name }) => name)]).toEqual(['unset', ['retry']]);
    const attempts = (request: string) =>
      tree.childrenOf(tree.named(request, 'layer3_llm')).map(({ name, kind, status, attributes }) => {
        const told = wireAttributes({ attributes });
        return [name, kind, status.code, told['http.request.resend_count']?.[1], told['error.type']?.[1]];
      });
    expect(attempts('retried')).toEqual([
      ['layer3_llm_attempt', 'client', 'error', 0, '500'],
      ['layer3_llm_attempt', 'client', 'unset', 1, undefined],
    ]);
    expect(attempts('failed')).toEqual([
      ['layer3_llm_attempt', 'client', 'error', 0, '500'],
      ['layer3_llm_attempt', 'client', 'error', 1, '500'],
    ]);
    expect(attempts('rejected')).toEqual([]);
  });

  it.each([
    ['failed', '500'],
    ['rejected', '400'],
    ['throttled', '429'],
    ['broken', 'upstream_broken'],
  ])('[27] tell that the call of %s failed: %s', (request, type) => {
    const call = tree.named(request, 'layer3_llm');
    expect([call.status.code, attributeValue(call.attributes, 'error.type')]).toEqual(['error', type]);
  });

  it('[27] do not hold it against a call that its caller left', () => {
    for (const request of ['left-waiting', 'left-streaming']) {
      const call = tree.named(request, 'layer3_llm');
      expect([call.status.code, attributeValue(call.attributes, 'error.type')]).toEqual(['unset', undefined]);
    }
  });

  it('[100] hold nothing of prompts, answers, keys, queries and headers; nor does the log', () => {
    const json = JSON.stringify(session.spans, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
    expect(json).toContain('gateway_request');
    expect(json).not.toContain(CANARY);
    expect(session.log).toContain('Request completed');
    expect(session.log).not.toContain(CANARY);
    expect(session.log + json).not.toContain('sk-upstream-secret');
  });
});
