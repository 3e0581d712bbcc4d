import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerText, numberedAnswers } from './harness/numbered-answers.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

type RequestHeaders = Readonly<Record<string, string>>;

const TTL_SECONDS = 60;

describe('the cache controls of a request', () => {
  let gateway: TestGateway;
  beforeEach(async () => {
    // Only dates are ours to turn: entries age by them, and nothing else waits for them.
    vi.useFakeTimers({ toFake: ['Date'] });
    gateway = await startTestGateway({ env: { ISARTOR__CACHE_TTL_SECS: String(TTL_SECONDS) } });
    gateway.upstream.respondAlways(numberedAnswers());
  });
  afterEach(async () => {
    await gateway.stop();
    vi.useRealTimers();
  });

  const wait = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);

  const ask = async (headers: RequestHeaders = {}, body: object = {}) => {
    const response = await gateway.post(CHAT, chat('Hi', body), headers);
    const layer = response.headers.get('x-isartor-layer');
    const cacheStatus = response.headers.get('cache-status');
    return {
      status: response.status,
      layer,
      cacheStatus,
      age: response.headers.get('age'),
      answer: await answerText(response),
    };
  };

  /** Each way to say one thing. */
  const NO_CACHE: readonly (readonly [RequestHeaders, object])[] = [
    [{ 'cache-control': 'no-cache' }, {}],
    [{ 'cache-control': 'private, No-Cache' }, {}],
    [{}, { cache: { 'no-cache': true } }],
  ];
  const NO_STORE: readonly (readonly [RequestHeaders, object])[] = [
    [{ 'cache-control': 'no-store' }, {}],
    [{ 'cache-control': 'max-age=60, no-store' }, {}],
    [{}, { cache: { 'no-store': true } }],
  ];
  const TEN_SECONDS_TO_LIVE: readonly (readonly [RequestHeaders, object])[] = [
    [{ 'x-isartor-cache-ttl': '10' }, {}],
    [{}, { cache: { ttl: 10 } }],
    [{ 'x-isartor-cache-ttl': '10' }, { cache: { ttl: 20 } }],
    [{ 'x-isartor-cache-ttl': '20' }, { cache: { ttl: 10 } }],
  ];
  const TEN_SECONDS_OLD: readonly (readonly [RequestHeaders, object])[] = [
    [{ 'cache-control': 'max-age=10' }, {}],
    [{}, { cache: { 's-maxage': 10 } }],
    [{ 'cache-control': 'max-age=20' }, { cache: { 's-maxage': 10 } }],
  ];

  it.each(NO_CACHE)('no-cache asks upstream and stores what it says (%j, %j)', async (headers, body) => {
    await ask();
    expect(await ask(headers, body)).toMatchObject({
      layer: 'l3',
      answer: 'answer 2',
      cacheStatus: 'isartor-l1a; fwd=request; detail="no-cache"',
    });
    expect(await ask()).toMatchObject({ layer: 'l1a', answer: 'answer 2' });
  });

  it.each(NO_STORE)('no-store takes a stored answer and stores none (%j, %j)', async (headers, body) => {
    expect(await ask(headers, body)).toMatchObject({ layer: 'l3', answer: 'answer 1' });
    expect(await ask(headers, body)).toMatchObject({ layer: 'l3', answer: 'answer 2' });
    expect(await ask()).toMatchObject({ layer: 'l3', answer: 'answer 3' });
    expect(await ask(headers, body)).toMatchObject({ layer: 'l1a', answer: 'answer 3' });
  });

  it.each(TEN_SECONDS_TO_LIVE)('a TTL shortens the life of what the request stores (%j, %j)', async (headers, body) => {
    expect(await ask(headers, body)).toMatchObject({ layer: 'l3', cacheStatus: 'isartor-l1a; fwd=miss' });
    wait(9);
    expect(await ask()).toMatchObject({ layer: 'l1a', age: '9', cacheStatus: 'isartor-l1a; hit; ttl=1' });
    wait(1);
    expect(await ask()).toMatchObject({ layer: 'l3', answer: 'answer 2' });
  });

  it.each([
    [{ 'x-isartor-cache-ttl': '86400' }, {}],
    [{}, { cache: { ttl: 86_400 } }],
    [{ 'x-isartor-cache-ttl': 'for ever' }, {}],
    [{}, { cache: { ttl: -1 } }],
    [{}, { cache: 'yes' }],
  ])('a TTL never outlives the operator’s (%j, %j)', async (headers, body) => {
    await ask(headers as RequestHeaders, body);
    // Lives are up to 2 % shorter, at random.
    wait(TTL_SECONDS - 2);
    const cacheStatus = expect.stringMatching(/^isartor-l1a; hit; ttl=[0-2]$/);
    expect(await ask()).toMatchObject({ layer: 'l1a', age: '58', cacheStatus });
    wait(2);
    expect(await ask()).toMatchObject({ layer: 'l3', age: null });
  });

  it('a TTL of 0 stores nothing', async () => {
    await ask({ 'x-isartor-cache-ttl': '0' });
    await ask({}, { cache: { ttl: 0 } });
    expect(await ask()).toMatchObject({ layer: 'l3', answer: 'answer 3' });
  });

  it('a TTL that is no whole number is rounded down', async () => {
    await ask({}, { cache: { ttl: 10.9 } });
    wait(10);
    expect(await ask()).toMatchObject({ layer: 'l3' });
  });

  it.each(TEN_SECONDS_OLD)('max-age refuses what is older (%j, %j)', async (headers, body) => {
    await ask();
    wait(9);
    expect(await ask(headers, body)).toMatchObject({ layer: 'l1a', answer: 'answer 1' });
    wait(1);
    expect(await ask(headers, body)).toMatchObject({ layer: 'l3', answer: 'answer 2' });
    expect(await ask(headers, body)).toMatchObject({ layer: 'l1a', answer: 'answer 2', age: '0' });
  });

  it('max-age=0 always asks upstream', async () => {
    await ask();
    expect(await ask({ 'cache-control': 'max-age=0' })).toMatchObject({ layer: 'l3', answer: 'answer 2' });
  });

  it.each([
    [
      CHAT,
      chat('Hi'),
      { error: { type: 'server_error', code: 'not_cached', param: null, message: expect.any(String) } },
    ],
    [
      CHAT,
      chat('Hi', { stream: true }),
      { error: { type: 'server_error', code: 'not_cached', param: null, message: expect.any(String) } },
    ],
    ['/api/chat', { prompt: 'Hi' }, { error: 'not_cached', message: expect.any(String) }],
  ])('only-if-cached is a 504 in the dialect of %s where nothing is stored', async (path, body, error) => {
    const headers = { 'cache-control': 'only-if-cached' };
    const refused = await gateway.post(path, body, headers);
    expect(refused.status).toBe(504);
    expect(await refused.json()).toEqual(error);
    expect(refused.headers.get('x-isartor-layer')).toBe('l0');
    expect(refused.headers.get('x-isartor-deflected')).toBe('false');
    expect(gateway.upstream.requests).toHaveLength(0);
    await ask();
    const served = await gateway.post(path, body, headers);
    expect([served.status, served.headers.get('x-isartor-layer')]).toEqual([200, 'l1a']);
    expect(gateway.upstream.requests).toHaveLength(1);
  });

  it('only-if-cached and no-cache together are a 504', async () => {
    await ask();
    expect(await ask({ 'cache-control': 'only-if-cached, no-cache' })).toMatchObject({ status: 504 });
  });

  it.each(['l1a', 'L1A', 'l2, l1a', 'l1a,l1b'])('x-isartor-skip: %s leaves the cache out', async (skip) => {
    await ask();
    expect(await ask({ 'x-isartor-skip': skip })).toMatchObject({ layer: 'l3', answer: 'answer 2', cacheStatus: null });
    expect(await ask()).toMatchObject({ layer: 'l1a', answer: 'answer 1' });
  });

  it.each(['l1b', 'l3', 'l0', '', 'everything'])('x-isartor-skip: %s does not', async (skip) => {
    await ask();
    expect(await ask({ 'x-isartor-skip': skip })).toMatchObject({ layer: 'l1a', answer: 'answer 1' });
  });

  it('controls stay with the gateway: upstream sees neither header nor field', async () => {
    const rest = '"model":"gpt-4o-mini" ,"seed":9007199254740993, "messages":[{"role":"user","content":"Hi"}]';
    const body = `{"cache":{"ttl":5,"no-cache":true},${rest},"session_id":"s-1","thread_id":"t-1", "conversation_id":"c-1"}`;
    const response = await gateway.post(CHAT, body, {
      'cache-control': 'no-cache',
      'x-isartor-cache-ttl': '5',
      'x-isartor-cache-namespace': 'n-1',
      'x-isartor-session-id': 's-1',
      'x-isartor-key': 'key-1',
      'x-thread-id': 't-1',
      'x-forwarded-for': '192.0.2.1',
      authorization: 'Bearer key-1',
      cookie: 'a=b',
    });
    expect(response.status).toBe(200);
    const [request] = gateway.upstream.requests;
    expect(request?.body).toBe(`{${rest}}`);
    const allowed = ['accept', 'authorization', 'connection', 'content-length', 'content-type', 'host', 'user-agent'];
    expect(Object.keys(request?.headers ?? {}).filter((name) => !allowed.includes(name))).toEqual([]);
    expect(request?.headers.authorization).toBe('Bearer sk-upstream-secret');
  });
});
