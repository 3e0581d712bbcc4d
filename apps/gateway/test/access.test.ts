import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { httpRequest } from './harness/http-request.js';
import { createRecordedLog } from './harness/recorded-log.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

const KEY = 'right-key-of-a-tenant';
const WRONG = 'wrong-key-of-a-stranger';

/** The places of a key, in the order in which they are looked at. */
const PLACES: readonly (readonly [
  place: string,
  present: (key: string) => { header?: Record<string, string>; query?: string },
])[] = [
  ['X-Isartor-Key', (key) => ({ header: { 'x-isartor-key': key } })],
  ['X-API-Key', (key) => ({ header: { 'x-api-key': key } })],
  ['Authorization', (key) => ({ header: { authorization: `Bearer ${key}` } })],
  ['x-goog-api-key', (key) => ({ header: { 'x-goog-api-key': key } })],
  ['?key=', (key) => ({ query: `?key=${encodeURIComponent(key)}` })],
];

const PAIRS = PLACES.flatMap(([first, presentFirst], index) =>
  PLACES.slice(index + 1).map(([second, presentSecond]) => ({ first, second, presentFirst, presentSecond })),
);

const OPENAI_ERROR = {
  error: { message: expect.any(String), type: 'authentication_error', param: null, code: 'invalid_api_key' },
};
const NATIVE_ERROR = { error: 'unauthorized', message: expect.any(String) };

/** A route without a body is a GET. */
const ROUTES: readonly { readonly path: string; readonly body?: object; readonly error: object }[] = [
  { path: CHAT, body: chat('Hi'), error: OPENAI_ERROR },
  { path: CHAT, body: chat('Hi', { stream: true }), error: OPENAI_ERROR },
  { path: '/api/chat', body: { prompt: 'Hi' }, error: NATIVE_ERROR },
  { path: '/api/v1/chat', body: { prompt: 'Hi', stream: true }, error: NATIVE_ERROR },
  { path: '/v1/models', error: OPENAI_ERROR },
  { path: '/v1/models/gpt-4o-mini', error: OPENAI_ERROR },
];

describe('access by key', () => {
  let gateway: TestGateway;
  afterEach(() => gateway.stop());

  const send = (path: string, headers: Readonly<Record<string, string>> = {}, body: object = chat('Hi')) =>
    gateway.post(path, body, headers);

  it('needs no key where none is configured, and hands on none that is sent', async () => {
    gateway = await startTestGateway();
    for (const [, present] of PLACES) {
      const { header = {}, query = '' } = present('sk-of-the-client');
      expect((await send(CHAT + query, { ...header, 'cache-control': 'no-cache' })).status).toBe(200);
    }
    expect(gateway.upstream.requests).toHaveLength(PLACES.length);
    expect(JSON.stringify(gateway.upstream.requests)).not.toContain('sk-of-the-client');
  });

  it.each(PLACES)('opens by gateway_api_key in %s', async (_place, present) => {
    gateway = await startTestGateway({ env: { ISARTOR__GATEWAY_API_KEY: KEY } });
    const { header, query = '' } = present(KEY);
    expect((await send(CHAT + query, header)).status).toBe(200);
    expect((await gateway.get(`/v1/models${query}`, header)).status).toBe(200);
    const wrong = present(WRONG);
    expect((await send(CHAT + (wrong.query ?? ''), wrong.header)).status).toBe(401);
  });

  it.each(PAIRS)('looks at $first before $second', async ({ presentFirst, presentSecond }) => {
    gateway = await startTestGateway({ env: { ISARTOR__GATEWAY_API_KEY: KEY } });
    const statusOf = async (one: string, other: string): Promise<number> => {
      const [a, b] = [presentFirst(one), presentSecond(other)];
      return (await send(CHAT + (a.query ?? b.query ?? ''), { ...a.header, ...b.header })).status;
    };
    expect(await statusOf(KEY, WRONG)).toBe(200);
    expect(await statusOf(WRONG, KEY)).toBe(401);
  });

  it('opens by any of gateway_keys, as they are or by their hash', async () => {
    const hashed = createHash('sha256').update('hashed-key').digest('hex');
    const keys = [
      { tenant: 'a', key: KEY, label: 'laptop' },
      { tenant: 'b', key_sha256: hashed, admin: true },
    ];
    gateway = await startTestGateway({
      env: { ISARTOR__GATEWAY_KEYS: JSON.stringify(keys), ISARTOR__GATEWAY_API_KEY: 'the-one-key' },
    });
    const statuses = [];
    for (const key of [KEY, 'hashed-key', 'the-one-key', hashed, '', `${KEY} `, KEY.toUpperCase(), 'laptop']) {
      statuses.push((await send(CHAT, { 'x-api-key': key })).status);
    }
    // White space around a header’s value is not part of it.
    expect(statuses).toEqual([200, 200, 200, 401, 401, 200, 401, 401]);
  });

  it('reads a bearer token in any case, and nothing else, from Authorization', async () => {
    gateway = await startTestGateway({ env: { ISARTOR__GATEWAY_API_KEY: KEY } });
    const statuses = [];
    for (const authorization of [`bearer ${KEY}`, `BEARER  ${KEY}`, KEY, `Basic ${KEY}`, 'Bearer', `Bearer ${KEY}x`]) {
      statuses.push((await send(CHAT, { authorization })).status);
    }
    expect(statuses).toEqual([200, 200, 401, 401, 401, 401]);
  });

  it('takes no key that is sent twice', async () => {
    gateway = await startTestGateway({ env: { ISARTOR__GATEWAY_API_KEY: KEY } });
    const { status } = await httpRequest(`${gateway.url}/v1/models`, { headers: { 'x-api-key': [KEY, WRONG] } });
    expect(status).toBe(401);
  });

  it.each(ROUTES)('is refused in the dialect of $path $body', async ({ path, body, error }) => {
    gateway = await startTestGateway({ env: { ISARTOR__GATEWAY_API_KEY: KEY } });
    const wrong = { 'x-isartor-key': WRONG };
    const response = body === undefined ? await gateway.get(path, wrong) : await send(path, wrong, body);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('x-isartor-layer')).toBe('l0');
    expect(response.headers.get('x-isartor-deflected')).toBe('false');
    expect(response.headers.get('x-isartor-request-id')).toMatch(/^[\da-f-]{36}$/);
    expect(await response.json()).toEqual(error);
    expect(gateway.upstream.requests).toHaveLength(0);
  });

  it('is not asked of probes', async () => {
    gateway = await startTestGateway({ env: { ISARTOR__GATEWAY_API_KEY: KEY } });
    for (const path of ['/healthz', '/readyz', '/health']) expect((await gateway.get(path)).status).toBe(200);
  });

  it('is never counted as deflected when refused', async () => {
    gateway = await startTestGateway({ env: { ISARTOR__GATEWAY_API_KEY: KEY } });
    const counted = async () => {
      const report = (await (await gateway.get('/health')).json()) as Readonly<Record<string, unknown>>;
      return [report.prompt_total_requests, report.prompt_total_deflected_requests];
    };
    for (const key of ['', WRONG, WRONG]) await (await send(CHAT, { 'x-isartor-key': key })).text();
    await expect.poll(counted).toEqual([3, 0]);
    for (const key of [KEY, KEY]) await (await send(CHAT, { 'x-isartor-key': key })).text();
    await expect.poll(counted).toEqual([5, 1]);
  });

  it('leaves no key, right or wrong, in any line of the log', async () => {
    const recorded = createRecordedLog();
    const keys = JSON.stringify([{ tenant: 'team-a', key: KEY }]);
    gateway = await startTestGateway({ env: { ISARTOR__GATEWAY_KEYS: keys }, log: recorded.log });
    for (const [, present] of PLACES) {
      for (const key of [KEY, WRONG]) {
        const { header = {}, query = '' } = present(key);
        await (await send(CHAT + query, header, chat('The secret of the prompt'))).text();
        await (await send(`/v1/nothing${query}`, header)).text();
      }
    }
    const lines = recorded.lines.map(({ level, message }) => `${level}: ${message}`);
    expect(lines.filter((line) => line === 'debug: Gateway key accepted')).toHaveLength(PLACES.length);
    expect(lines.filter((line) => line === 'warn: Gateway key rejected')).toHaveLength(PLACES.length);
    expect(recorded.text()).toContain('team-a');
    for (const secret of [KEY, WRONG, 'The secret', 'sk-upstream-secret'])
      expect(recorded.text()).not.toContain(secret);
  });
});
