import { attributeValue, type DecodedSpan } from '@isartor/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { CANARY, INCOMING_TRACE, type ObservedSession, observeSession, promptOf } from './harness/observed-session.js';

/** Attributes by name, each as its kind on the wire and its value. */
type WireAttributes = Readonly<Record<string, readonly [kind: string, value: unknown]>>;

const wireAttributes = ({ attributes }: Pick<DecodedSpan, 'attributes'>): WireAttributes =>
  Object.fromEntries(attributes.map(({ key, kind, value }) => [key, [kind, value] as const]));

const text = (value: unknown) => ['string', value] as const;
const whole = (value: unknown) => ['int', value] as const;
const yes = ['bool', true] as const;

describe('spans of a session', () => {
  let session: ObservedSession;
  beforeAll(async () => {
    session = await observeSession();
  });

  const rootOf = (request: string): DecodedSpan => {
    const roots = session.spans.filter(
      ({ name, attributes }) =>
        name === 'gateway_request' && attributeValue(attributes, 'isartor.request_id') === request,
    );
    expect(roots).toHaveLength(1);
    return roots[0] as DecodedSpan;
  };
  const below = (request: string): readonly DecodedSpan[] => {
    const { traceId, spanId } = rootOf(request);
    return session.spans.filter((span) => span.traceId === traceId && span.parentSpanId === spanId);
  };
  const named = (request: string, name: string): DecodedSpan => {
    const found = below(request).filter((span) => span.name === name);
    expect(found).toHaveLength(1);
    return found[0] as DecodedSpan;
  };
  const namesBelow = (request: string) =>
    [...below(request)]
      .sort((one, other) => Number(one.startTimeUnixNano - other.startTimeUnixNano))
      .map(({ name }) => name);

  it('are one root for every request, a server’s', () => {
    const roots = session.spans.filter(({ name }) => name === 'gateway_request');
    expect(roots.every(({ kind, scopeName }) => kind === 'server' && scopeName === 'isartor.gateway')).toBe(true);
    for (const request of [...session.responses.keys(), 'left-waiting', 'left-streaming']) rootOf(request);
    const layers = session.spans.filter(({ name }) => name !== 'gateway_request');
    const spanIds = new Set(roots.map(({ traceId, spanId }) => `${traceId} ${spanId}`));
    expect(layers.filter(({ traceId, parentSpanId }) => !spanIds.has(`${traceId} ${parentSpanId}`))).toEqual([]);
  });

  const LAYERS: Readonly<Record<string, readonly string[]>> = {
    json: ['l1a_exact_cache_get', 'layer3_llm', 'l1a_exact_cache_put'],
    stream: ['l1a_exact_cache_get', 'layer3_llm', 'l1a_exact_cache_put'],
    'json-hit': ['l1a_exact_cache_get'],
    'stream-hit': ['l1a_exact_cache_get'],
    native: ['l1a_exact_cache_get'],
    'no-cache': ['layer3_llm', 'l1a_exact_cache_put'],
    leader: ['l1a_exact_cache_get', 'layer3_llm', 'l1a_exact_cache_put'],
    follower: ['l1a_exact_cache_get'],
    retried: ['l1a_exact_cache_get', 'layer3_llm', 'l1a_exact_cache_put'],
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

  it.each(Object.keys(LAYERS))('are those of the layers that saw the request: %s', (request) => {
    expect(namesBelow(request)).toEqual(LAYERS[request]);
  });

  it('tell of a request on its root, each attribute in its kind', () => {
    expect(wireAttributes(rootOf('json'))).toEqual({
      'http.method': text('POST'),
      'http.request.method': text('POST'),
      'http.route': text('/v1/chat/completions'),
      'http.status_code': whole(200),
      'http.response.status_code': whole(200),
      'url.path': text('/v1/chat/completions'),
      'url.scheme': text('http'),
      'client.address': text('203.0.113.9'),
      'network.peer.address': text('127.0.0.1'),
      'isartor.request_id': text('json'),
      'isartor.final_layer': text('L3_Cloud'),
    });
  });

  it.each<readonly [request: string, attributes: WireAttributes, status: DecodedSpan['status']['code']]>([
    ['json', { 'isartor.final_layer': text('L3_Cloud'), 'http.status_code': whole(200) }, 'unset'],
    ['stream', { 'isartor.final_layer': text('L3_Cloud'), 'http.status_code': whole(200) }, 'unset'],
    ['json-hit', { 'isartor.final_layer': text('L1a_ExactCache'), 'http.status_code': whole(200) }, 'unset'],
    ['stream-hit', { 'isartor.final_layer': text('L1a_ExactCache'), 'http.status_code': whole(200) }, 'unset'],
    ['native', { 'isartor.final_layer': text('L1a_ExactCache'), 'http.route': text('/api/chat') }, 'unset'],
    ['leader', { 'isartor.final_layer': text('L3_Cloud') }, 'unset'],
    ['follower', { 'isartor.final_layer': text('L1a_ExactCache'), 'isartor.coalesced': yes }, 'unset'],
    ['retried', { 'isartor.final_layer': text('L3_Cloud'), 'http.status_code': whole(200) }, 'unset'],
    [
      'failed',
      { 'isartor.final_layer': text('L3_Cloud'), 'http.status_code': whole(502), 'error.type': text('502') },
      'error',
    ],
    ['rejected', { 'isartor.final_layer': text('L3_Cloud'), 'http.status_code': whole(400) }, 'unset'],
    ['throttled', { 'isartor.final_layer': text('L3_Cloud'), 'http.status_code': whole(429) }, 'unset'],
    ['broken', { 'http.status_code': whole(200), 'error.type': text('stream_broken') }, 'error'],
    [
      'left-waiting',
      { 'http.status_code': whole(499), 'isartor.client_aborted': yes, 'isartor.final_layer': text('L3_Cloud') },
      'unset',
    ],
    ['left-streaming', { 'http.status_code': whole(499), 'isartor.client_aborted': yes }, 'unset'],
    ['unauthorized', { 'http.status_code': whole(401), 'isartor.final_layer': text('L0_AuthBlocked') }, 'unset'],
    ['malformed', { 'http.status_code': whole(400), 'isartor.final_layer': text('L0_Rejected') }, 'unset'],
    ['not-cached', { 'http.status_code': whole(504), 'isartor.final_layer': text('L0_Rejected') }, 'error'],
    [
      'nowhere',
      { 'http.status_code': whole(404), 'http.route': text('unmatched'), 'url.path': text('/v1/nothing') },
      'unset',
    ],
    ['models', { 'http.status_code': whole(200), 'http.route': text('/v1/models') }, 'unset'],
  ])('tell how %s ended', (request, attributes, status) => {
    const root = rootOf(request);
    expect(wireAttributes(root)).toMatchObject(attributes);
    expect(root.status.code).toBe(status);
    const told = Object.keys(wireAttributes(root));
    for (const name of ['isartor.coalesced', 'isartor.client_aborted', 'error.type']) {
      expect([name, told.includes(name)]).toEqual([name, name in attributes]);
    }
  });

  it('tell of prompts alone which layer was the last', () => {
    for (const request of ['nowhere', 'models', 'health']) {
      expect(wireAttributes(rootOf(request))['isartor.final_layer']).toBeUndefined();
    }
  });

  it('tell of the look-up and of the storing, by one key', () => {
    const [lookUp, storing] = [named('json', 'l1a_exact_cache_get'), named('json', 'l1a_exact_cache_put')];
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
    expect(wireAttributes(named('json-hit', 'l1a_exact_cache_get'))).toEqual({ ...shared, 'cache.hit': yes });
    expect(wireAttributes(named('native', 'l1a_exact_cache_get'))).toEqual({ ...shared, 'cache.hit': yes });
  });

  it('tell of the call upstream, a client’s', () => {
    const call = named('json', 'layer3_llm');
    expect([call.kind, call.status.code]).toEqual(['client', 'unset']);
    expect(wireAttributes(call)).toMatchObject({
      'ai.prompt.length_bytes': whole(24),
      'provider.name': text('openai'),
      model: text('gpt-4o-mini'),
      'gen_ai.operation.name': text('chat'),
      'gen_ai.provider.name': text('openai'),
      'gen_ai.request.model': text('gpt-4o-mini'),
      'gen_ai.response.model': text('gpt-4o-mini'),
      'gen_ai.response.finish_reasons': ['array', [{ kind: 'string', value: 'stop' }]],
      'gen_ai.usage.input_tokens': whole(12),
      'gen_ai.usage.output_tokens': whole(8),
      'server.address': text('127.0.0.1'),
      'server.port': ['int', expect.any(Number)],
      'isartor.step': text('Layer3_CloudLlm'),
    });
    expect(wireAttributes(named('stream', 'layer3_llm'))).toMatchObject({
      'gen_ai.request.stream': yes,
      'gen_ai.usage.output_tokens': whole(8),
      'gen_ai.response.time_to_first_chunk': ['double', expect.any(Number)],
    });
  });

  it('tell of attempts that failed', () => {
    const retried = named('retried', 'layer3_llm');
    expect(wireAttributes(retried)).toMatchObject({ 'http.request.resend_count': whole(1) });
    expect([retried.status.code, retried.events.map(({ name }) => name)]).toEqual(['unset', ['retry']]);
    for (const [request, type] of [
      ['failed', '500'],
      ['rejected', '400'],
      ['throttled', '429'],
      ['broken', 'upstream_broken'],
    ] as const) {
      const call = named(request, 'layer3_llm');
      expect([request, call.status.code, attributeValue(call.attributes, 'error.type')]).toEqual([
        request,
        'error',
        type,
      ]);
    }
    for (const request of ['left-waiting', 'left-streaming']) {
      expect(named(request, 'layer3_llm').status.code).toBe('unset');
    }
  });

  it('end with the last byte of a stream', () => {
    // Clocks of milliseconds are compared with one of nanoseconds.
    const lastChunkAt = BigInt(session.streamEndedAfterMs - 1) * 1_000_000n;
    const [root, call] = [rootOf('stream'), named('stream', 'layer3_llm')];
    expect(root.endTimeUnixNano).toBeGreaterThan(lastChunkAt);
    expect(call.endTimeUnixNano).toBeGreaterThan(lastChunkAt);
    // Each span sets its clock by the millisecond in which it starts.
    expect(root.endTimeUnixNano).toBeGreaterThan(call.endTimeUnixNano - 1_000_000n);
    expect(root.startTimeUnixNano).toBeLessThan(rootOf('json').startTimeUnixNano);
    expect(root.endTimeUnixNano).toBeGreaterThan(rootOf('broken').endTimeUnixNano);
  });

  it('tell at the door who came in', () => {
    const authEvents = (request: string) =>
      rootOf(request).events.map(({ name, attributes }) => [name, wireAttributes({ attributes })]);
    expect(authEvents('json')).toEqual([['auth', { outcome: text('accepted'), tenant: text('default') }]]);
    expect(authEvents('unauthorized')).toEqual([['auth', { outcome: text('rejected') }]]);
    expect(authEvents('health')).toEqual([]);
  });

  it('continue the trace that the caller brings, and hand it to nobody', () => {
    const root = rootOf('traced');
    expect([root.traceId, root.parentSpanId]).toEqual([INCOMING_TRACE.traceId, INCOMING_TRACE.spanId]);
    expect(namesBelow('traced')).toEqual(['l1a_exact_cache_get', 'layer3_llm', 'l1a_exact_cache_put']);
    const others = session.spans.filter(({ name, traceId }) => name === 'gateway_request' && traceId === root.traceId);
    expect(others).toHaveLength(1);
    const sent = session.upstreamHeaders.flatMap((headers) => Object.keys(headers));
    expect(sent.filter((name) => /^(trace|bagg)/.test(name))).toEqual([]);
  });

  it('are found by the trace id on the answer of every prompt', () => {
    const prompts = Object.keys(LAYERS).filter(
      (request) => session.responses.has(request) && !['models', 'health'].includes(request),
    );
    for (const request of prompts) {
      const traceId = session.responses.get(request)?.headers.get('x-trace-id');
      expect([request, traceId]).toEqual([request, rootOf(request).traceId]);
    }
  });

  it('hold nothing of prompts, answers, keys, queries and headers; nor does the log', () => {
    const json = JSON.stringify(session.spans, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
    expect(json).toContain('gateway_request');
    expect(json).not.toContain(CANARY);
    expect(session.log).toContain('Request completed');
    expect(session.log).not.toContain(CANARY);
    expect(session.log + json).not.toContain('sk-upstream-secret');
  });
});
