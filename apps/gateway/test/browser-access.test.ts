import { afterEach, describe, expect, it } from 'vitest';
import { type HttpResponse, httpRequest } from './harness/http-request.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

const FOREIGN = 'https://pages.example';
const ALLOWED = 'https://app.example';
const JSON_TYPE = { 'content-type': 'application/json' };

type RequestHeaders = Readonly<Record<string, string>>;

describe('access from web pages', () => {
  let gateway: TestGateway;
  afterEach(() => gateway.stop());

  const prompt = (headers: RequestHeaders, url = gateway.url): Promise<HttpResponse> =>
    httpRequest(url + CHAT, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify(chat('Hi')),
    });

  it.each([
    [
      'POST',
      CHAT,
      { error: { message: expect.any(String), type: 'permission_error', param: null, code: 'forbidden' } },
    ],
    ['POST', '/api/chat', { error: 'forbidden', message: expect.any(String) }],
    [
      'GET',
      '/v1/models',
      { error: { message: expect.any(String), type: 'permission_error', param: null, code: 'forbidden' } },
    ],
    ['GET', '/health', { error: 'forbidden', message: expect.any(String) }],
    [
      'GET',
      '/v1/nothing',
      { error: { message: expect.any(String), type: 'permission_error', param: null, code: 'forbidden' } },
    ],
    [
      'OPTIONS',
      CHAT,
      { error: { message: expect.any(String), type: 'permission_error', param: null, code: 'forbidden' } },
    ],
  ])('is a 403 for a foreign origin without keys: %s %s', async (method, path, error) => {
    gateway = await startTestGateway();
    for (const headers of [{ origin: FOREIGN }, { origin: 'null' }, { host: 'gateway.example' }]) {
      const { status, text, headers: answered } = await httpRequest(gateway.url + path, { method, headers });
      expect(status).toBe(403);
      expect(JSON.parse(text)).toEqual(error);
      expect(answered['x-isartor-layer']).toBe('l0');
      expect(answered['x-isartor-deflected']).toBe('false');
      expect(answered['access-control-allow-origin']).toBeUndefined();
    }
    expect(gateway.upstream.requests).toHaveLength(0);
  });

  it('is open to the gateway’s own pages and to every name of this machine', async () => {
    gateway = await startTestGateway();
    const { port } = new URL(gateway.url);
    const hosts = [
      `127.0.0.1:${port}`,
      `localhost:${port}`,
      'LOCALHOST',
      `[::1]:${port}`,
      'isartor.localhost',
      '127.1.2.3',
    ];
    for (const host of hosts) {
      expect([host, (await prompt({ host })).status]).toEqual([host, 200]);
      expect([host, (await prompt({ host, origin: `http://${host}` })).status]).toEqual([host, 200]);
    }
  });

  it.each(['localhost.example', '127.0.0.1.example', '128.0.0.1', '0.0.0.0', 'localhost:80@gateway.example'])(
    'is refused under the name %s',
    async (host) => {
      gateway = await startTestGateway();
      expect((await prompt({ host })).status).toBeOneOf([400, 403]);
      expect(gateway.upstream.requests).toHaveLength(0);
    },
  );

  it('checks the origin but not the name where the operator bound it to the network', async () => {
    gateway = await startTestGateway({ env: { ISARTOR__HOST_PORT: '0.0.0.0:0' } });
    const url = gateway.url.replace('0.0.0.0', '127.0.0.1');
    expect((await prompt({ host: 'gateway.example' }, url)).status).toBe(200);
    expect((await prompt({ host: 'gateway.example', origin: 'http://gateway.example' }, url)).status).toBe(403);
    expect((await prompt({ origin: FOREIGN }, url)).status).toBe(403);
  });

  it('is a matter of the key alone where there is one', async () => {
    gateway = await startTestGateway({ env: { ISARTOR__GATEWAY_API_KEY: 'a-key' } });
    const headers = { host: 'gateway.example', origin: FOREIGN };
    expect((await prompt(headers)).status).toBe(401);
    const answered = await prompt({ ...headers, 'x-isartor-key': 'a-key' });
    expect(answered.status).toBe(200);
    expect(answered.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('lets pages of an allowed origin ask, and read whatever the answer is', async () => {
    gateway = await startTestGateway({ env: { ISARTOR__SERVER__ALLOWED_ORIGINS: JSON.stringify([ALLOWED]) } });
    const origin = { origin: ALLOWED };
    const answers = [
      await prompt(origin),
      await prompt(origin),
      await httpRequest(`${gateway.url}${CHAT}`, { method: 'POST', headers: origin, body: 'no JSON' }),
      await httpRequest(`${gateway.url}/v1/nothing`, { headers: origin }),
      await httpRequest(`${gateway.url}/v1/models`, { headers: origin }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 404, 200]);
    for (const { headers } of answers) {
      expect(headers['access-control-allow-origin']).toBe(ALLOWED);
      expect(headers['access-control-expose-headers']).toBe('*');
      expect(headers.vary).toBe('Origin');
    }
    expect((await prompt({ origin: FOREIGN })).status).toBe(403);
  });

  it('answers the preflight of an allowed origin before it asks for a key', async () => {
    gateway = await startTestGateway({
      env: { ISARTOR__SERVER__ALLOWED_ORIGINS: JSON.stringify([ALLOWED]), ISARTOR__GATEWAY_API_KEY: 'a-key' },
    });
    const preflight = (origin: string) =>
      httpRequest(gateway.url + CHAT, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,x-isartor-cache-ttl',
        },
      });
    const { status, headers, text } = await preflight(ALLOWED);
    expect([status, text]).toEqual([204, '']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': ALLOWED,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization,x-isartor-cache-ttl',
      'access-control-max-age': '600',
    });
    const refused = await preflight(FOREIGN);
    expect([refused.status, refused.headers.allow]).toEqual([405, 'POST']);
    expect(refused.headers['access-control-allow-origin']).toBeUndefined();
    const unkeyed = await prompt({ origin: ALLOWED });
    expect([unkeyed.status, unkeyed.headers['access-control-allow-origin']]).toEqual([401, ALLOWED]);
  });
});
