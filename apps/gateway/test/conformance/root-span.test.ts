import type { DecodedSpan } from '@isartor/testing';
import { errorAnswer, textAnswer } from '@isartor/testing';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { httpRequest } from '../harness/http-request.js';
import { type MonitoredGateway, startMonitoredGateway } from '../harness/monitored-gateway.js';
import { INCOMING_TRACE, type ObservedSession, observeSession } from '../harness/observed-session.js';
import { type SpanTree, spanTree } from '../harness/span-tree.js';
import { CHAT, chat } from '../harness/test-gateway.js';
import { text, type WireAttributes, whole, wireAttributes, yes } from '../harness/wire-attributes.js';

describe('the root span of each request of a session', () => {
  let session: ObservedSession;
  let tree: SpanTree;
  beforeAll(async () => {
    session = await observeSession();
    tree = spanTree(session.spans);
  });

  it('[12] is one, a server’s', () => {
    const roots = session.spans.filter(({ name }) => name === 'gateway_request');
    expect(roots.every(({ kind, scopeName }) => kind === 'server' && scopeName === 'isartor.gateway')).toBe(true);
    for (const request of [...session.responses.keys(), 'left-waiting', 'left-streaming']) tree.rootOf(request);
    expect(tree.rootOf('json').parentSpanId).toBeUndefined();
    expect(tree.rootOf('traced').parentSpanId).toBe(INCOMING_TRACE.spanId);
  });

  it('[13] [14] [15] [16] [17] [29] [95] has these attributes, each in its kind', () => {
    expect(wireAttributes(tree.rootOf('json'))).toEqual({
      'http.method': text('POST'),
      'http.request.method': text('POST'),
      'http.route': text('/v1/chat/completions'),
      'http.status_code': whole(200),
      'http.response.status_code': whole(200),
      'url.path': text('/v1/chat/completions'),
      'url.scheme': text('http'),
      'client.address': text('203.0.113.9'),
      'network.peer.address': text('127.0.0.1'),
      'network.protocol.version': text('1.1'),
      'server.address': text('127.0.0.1'),
      'server.port': ['int', expect.any(Number)],
      'user_agent.original': text('curl/8.5.0'),
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
      {
        'http.status_code': whole(499),
        'isartor.client_aborted': yes,
        'isartor.final_layer': text('L3_Cloud'),
        'error.type': text('client_closed'),
      },
      'unset',
    ],
    [
      'left-streaming',
      { 'http.status_code': whole(499), 'isartor.client_aborted': yes, 'error.type': text('client_closed') },
      'unset',
    ],
    ['unauthorized', { 'http.status_code': whole(401), 'isartor.final_layer': text('L0_AuthBlocked') }, 'unset'],
    ['malformed', { 'http.status_code': whole(400), 'isartor.final_layer': text('L0_Rejected') }, 'unset'],
    [
      'not-cached',
      { 'http.status_code': whole(504), 'isartor.final_layer': text('L0_Rejected'), 'error.type': text('504') },
      'error',
    ],
    [
      'nowhere',
      { 'http.status_code': whole(404), 'http.route': text('unmatched'), 'url.path': text('/v1/nothing') },
      'unset',
    ],
    ['models', { 'http.status_code': whole(200), 'http.route': text('/v1/models') }, 'unset'],
  ])('[14] [15] [17] [95] tells how %s ended', (request, attributes, status) => {
    const root = tree.rootOf(request);
    expect(wireAttributes(root)).toMatchObject(attributes);
    expect(root.status.code).toBe(status);
    const told = Object.keys(wireAttributes(root));
    for (const name of ['isartor.coalesced', 'isartor.client_aborted', 'isartor.stale', 'error.type']) {
      expect([name, told.includes(name)]).toEqual([name, name in attributes]);
    }
  });

  it('[17] tells of prompts alone which layer was the last', () => {
    for (const request of ['nowhere', 'models', 'health']) {
      expect(wireAttributes(tree.rootOf(request))['isartor.final_layer']).toBeUndefined();
    }
  });

  it('[95] has nothing of a query', () => {
    for (const { attributes } of session.spans) expect(attributes.map(({ key }) => key)).not.toContain('url.query');
  });

  it('[15] ends with the last byte of a stream', () => {
    // Clocks of milliseconds are compared with one of nanoseconds.
    const lastChunkAt = BigInt(session.streamEndedAfterMs - 1) * 1_000_000n;
    const [root, call] = [tree.rootOf('stream'), tree.named('stream', 'layer3_llm')];
    expect(root.endTimeUnixNano).toBeGreaterThan(lastChunkAt);
    expect(call.endTimeUnixNano).toBeGreaterThan(lastChunkAt);
    // Each span sets its clock by the millisecond in which it starts.
    expect(root.endTimeUnixNano).toBeGreaterThan(call.endTimeUnixNano - 1_000_000n);
    expect(root.startTimeUnixNano).toBeLessThan(tree.rootOf('json').startTimeUnixNano);
    expect(root.endTimeUnixNano).toBeGreaterThan(tree.rootOf('broken').endTimeUnixNano);
  });

  it('[18] [106] has an event that tells how the door was passed, and no span does', () => {
    const authEvents = (request: string) =>
      tree.rootOf(request).events.map(({ name, attributes }) => [name, wireAttributes({ attributes })]);
    expect(authEvents('json')).toEqual([['auth', { outcome: text('pass'), source: text('x-isartor-key') }]]);
    expect(authEvents('unauthorized')).toEqual([['auth', { outcome: text('reject'), source: text('x-isartor-key') }]]);
    expect(authEvents('health')).toEqual([]);
    expect(session.spans.filter(({ name }) => /auth/i.test(name))).toEqual([]);
  });

  it('[97] is found by the trace id on every answer', () => {
    expect(session.responses.size).toBeGreaterThan(15);
    for (const [request, { headers }] of session.responses) {
      expect([request, headers.get('x-trace-id')]).toEqual([request, tree.rootOf(request).traceId]);
    }
  });
});

describe('the root span', () => {
  let gateway: MonitoredGateway;
  afterEach(() => gateway.end());
  const rootAttributes = async (request: string): Promise<WireAttributes> =>
    wireAttributes(spanTree((await gateway.end()).spans).rootOf(request));

  it.each([
    ['http', undefined, undefined],
    ['http/dup', text('POST'), whole(200)],
  ])('[95] has the names that the choice of conventions asks for: %s', async (choice, method, status) => {
    gateway = await startMonitoredGateway({ env: { OTEL_SEMCONV_STABILITY_OPT_IN: choice } });
    await (await gateway.post(CHAT, chat('Hi'), { 'x-request-id': 'one' })).text();
    const told = await rootAttributes('one');
    expect([told['http.method'], told['http.status_code']]).toEqual([method, status]);
    expect(told).toMatchObject({ 'http.request.method': text('POST'), 'http.response.status_code': whole(200) });
    expect(told).toMatchObject({ 'http.route': text(CHAT), 'client.address': text('127.0.0.1') });
  });

  it('[16] believes x-forwarded-for of trusted proxies alone', async () => {
    gateway = await startMonitoredGateway({ env: { ISARTOR__SERVER__TRUSTED_PROXIES: '["10.0.0.0/8"]' } });
    await gateway.get('/healthz', { 'x-request-id': 'one', 'x-forwarded-for': '203.0.113.9' });
    expect(await rootAttributes('one')).toMatchObject({ 'client.address': text('127.0.0.1') });
  });

  it('[95] names the server by the Host header, and a method that the conventions do not know as another', async () => {
    gateway = await startMonitoredGateway();
    const headers = { host: 'gateway.example:8443', 'x-request-id': 'one', 'user-agent': 'x'.repeat(1000) };
    await httpRequest(`${gateway.url}/healthz`, { method: 'PROPFIND', headers });
    await httpRequest(`${gateway.url}/healthz`, { headers: { host: '[::1]', 'x-request-id': 'two' } });
    const { spans } = await gateway.end();
    expect(wireAttributes(spanTree(spans).rootOf('one'))).toMatchObject({
      'http.method': text('PROPFIND'),
      'http.request.method': text('_OTHER'),
      'http.request.method_original': text('PROPFIND'),
      'server.address': text('gateway.example'),
      'server.port': whole(8443),
      'user_agent.original': text('x'.repeat(256)),
      'http.status_code': whole(403),
    });
    expect(wireAttributes(spanTree(spans).rootOf('two'))).toMatchObject({
      'server.address': text('::1'),
      'server.port': whole(Number(new URL(gateway.url).port)),
    });
  });

  it('[17] says that an answer is stale', async () => {
    gateway = await startMonitoredGateway({
      env: {
        ISARTOR__CACHE_EXACT__STALE_IF_ERROR_SECS: '60',
        ISARTOR__CACHE_TTL_SECS: '1',
        ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1',
      },
    });
    gateway.upstream.respondAlways(textAnswer('Once true'));
    await (await gateway.post(CHAT, chat('Hi'))).text();
    const isFresh = async () => (await gateway.post(CHAT, chat('Hi'), { 'cache-control': 'only-if-cached' })).status;
    await expect.poll(isFresh, { timeout: 5000 }).toBe(504);
    gateway.upstream.respondAlways(errorAnswer(500, 'Down'));
    await (await gateway.post(CHAT, chat('Hi'), { 'x-request-id': 'stale' })).text();
    expect(await rootAttributes('stale')).toMatchObject({
      'isartor.stale': yes,
      'isartor.final_layer': text('L1a_ExactCache'),
      'http.status_code': whole(200),
    });
  });

  it('[17] [44] of a prompt that never reached a layer is the door’s, whoever ended it', async () => {
    gateway = await startMonitoredGateway({ env: { ISARTOR__SERVER__BODY_TIMEOUT_MS: '50' } });
    const options = { method: 'POST', headers: { 'x-request-id': 'slow', 'content-length': '100' } };
    const slow = await httpRequest(gateway.url + CHAT, { ...options, body: '{' }).catch(() => undefined);
    expect(slow?.status ?? 408).toBe(408);
    expect(await rootAttributes('slow')).toMatchObject({ 'isartor.final_layer': text('L0_Rejected') });
  });

  it('[12] [18] is there for a caller whom no key is asked of, and not for who reads the metrics', async () => {
    gateway = await startMonitoredGateway();
    await (await gateway.post(CHAT, chat('Hi'), { 'x-request-id': 'open' })).text();
    const metrics = await gateway.get('/metrics', { 'x-request-id': 'scrape' });
    await metrics.text();
    expect([metrics.status, metrics.headers.get('x-trace-id')]).toEqual([200, null]);
    const { spans } = await gateway.end();
    const events = spanTree(spans)
      .rootOf('open')
      .events.map(({ attributes }) => wireAttributes({ attributes }));
    expect(events).toEqual([{ outcome: text('open'), source: text('none') }]);
    expect(() => spanTree(spans).rootOf('scrape')).toThrow('There are 0 spans');
  });

  it('[17] [30] of a browser’s question before a prompt is no prompt’s', async () => {
    gateway = await startMonitoredGateway({
      env: { ISARTOR__SERVER__ALLOWED_ORIGINS: '["https://app.example"]' },
    });
    const headers = { origin: 'https://app.example', 'x-request-id': 'preflight' };
    const asked = await httpRequest(gateway.url + CHAT, { method: 'OPTIONS', headers });
    expect([asked.status, asked.headers['x-trace-id']]).toEqual([204, expect.stringMatching(/^[\da-f]{32}$/)]);
    const { metrics } = await gateway.end();
    expect((await rootAttributes('preflight'))['isartor.final_layer']).toBeUndefined();
    const prompts = metrics.get('isartor_requests_total')?.points ?? [];
    expect(prompts.reduce((sum, { value }) => sum + value, 0)).toBe(0);
  });
});
