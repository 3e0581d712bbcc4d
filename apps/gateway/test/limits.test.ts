import { gzipSync } from 'node:zlib';
import { createGate, delayHeaders, textAnswer } from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { httpRequest } from './harness/http-request.js';
import { openConnection } from './harness/raw-connection.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

const NATIVE = '/api/chat';
const JSON_TYPE = { 'content-type': 'application/json' };

/** The error of each dialect with one code. */
const errorOf = (path: string, code: string): object =>
  path.startsWith('/v1/')
    ? { error: { message: expect.any(String), type: expect.any(String), param: null, code } }
    : { error: code, message: expect.any(String) };

const bodyOf = (path: string): object => (path === CHAT ? chat('Hi') : { prompt: 'Hi' });

describe('the limits of a request', () => {
  let gateway: TestGateway;
  afterEach(() => gateway.stop());

  const start = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
    gateway = await startTestGateway({ env });
  };

  /** Checks a refusal at the door, told on a raw connection. */
  const expectRefused = (received: string, status: number, error: object): void => {
    const [head = '', body = ''] = received.split('\r\n\r\n', 2);
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head.toLowerCase()).toContain('\r\nx-isartor-layer: l0\r\n');
    expect(JSON.parse(body)).toEqual(error);
  };

  const head = (path: string, ...headers: readonly string[]): string =>
    [`POST ${path} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json', ...headers, '', ''].join('\r\n');

  describe.each([CHAT, NATIVE])('%s', (path) => {
    it('takes a body of just max_body_bytes and no larger one', async () => {
      const maxBytes = 1000;
      await start({ ISARTOR__SERVER__MAX_BODY_BYTES: String(maxBytes) });
      const fitting = JSON.stringify(bodyOf(path)).padEnd(maxBytes);
      expect((await gateway.post(path, fitting)).status).toBe(200);
      const refused = await gateway.post(path, `${fitting} `);
      expect(refused.status).toBe(413);
      expect(refused.headers.get('x-isartor-layer')).toBe('l0');
      expect(await refused.json()).toEqual(errorOf(path, 'payload_too_large'));
      const chunked = { ...JSON_TYPE, 'transfer-encoding': 'chunked' };
      const url = gateway.url + path;
      expect((await httpRequest(url, { method: 'POST', headers: chunked, body: fitting })).status).toBe(200);
      const tooLarge = await httpRequest(url, { method: 'POST', headers: chunked, body: `${fitting} ` });
      expect([tooLarge.status, JSON.parse(tooLarge.text)]).toEqual([413, errorOf(path, 'payload_too_large')]);
      expect(gateway.upstream.requests).toHaveLength(1);
    });

    it('refuses a body that is said to be too large before any of it came', async () => {
      await start();
      const connection = openConnection(gateway.url);
      connection.send(head(path, 'Content-Length: 99999999999'));
      expectRefused(await connection.waitFor(/\}$/), 413, errorOf(path, 'payload_too_large'));
      connection.destroy();
    });

    it('goes on with the connection of a body that it refused, however slowly that comes', async () => {
      await start({ ISARTOR__SERVER__MAX_BODY_BYTES: '1000', ISARTOR__SERVER__BODY_TIMEOUT_MS: '700' });
      const [connection, clock] = [openConnection(gateway.url), openConnection(gateway.url)];
      connection.send(`${head(path, 'Content-Length: 2000')}{`);
      await connection.waitFor(/^HTTP\/1.1 413 [\s\S]*\}$/);
      clock.send(head(path, 'Content-Length: 2'));
      await clock.waitFor(/^HTTP\/1.1 408 /);
      connection.send(`${' '.repeat(1999)}GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      await connection.waitFor(/HTTP\/1.1 200 [\s\S]*\{"status":"ok"\}$/);
      connection.destroy();
    });

    it('gives a body no longer than body_timeout_ms', async () => {
      await start({ ISARTOR__SERVER__BODY_TIMEOUT_MS: '150' });
      const body = JSON.stringify(bodyOf(path));
      const partOf = (framing: string, part: string) => {
        const connection = openConnection(gateway.url);
        connection.send(head(path, framing) + part);
        return connection;
      };
      const chunk = `${body.length.toString(16)}\r\n${body}\r\n`;
      const slow = [
        partOf(`Content-Length: ${body.length}`, ''),
        partOf(`Content-Length: ${body.length + 1}`, body),
        partOf('Transfer-Encoding: chunked', chunk),
      ];
      for (const connection of slow) {
        expectRefused(await connection.waitFor(/\}$/), 408, errorOf(path, 'request_timeout'));
        expect(await connection.closed).toMatch(/^connection: close\r$/im);
      }
      expect((await gateway.post(path, body)).status).toBe(200);
      expect(gateway.upstream.requests).toHaveLength(1);
    });

    it('takes no more than max_in_flight prompts at a time', async () => {
      await start({ ISARTOR__SERVER__MAX_IN_FLIGHT: '2' });
      const gate = createGate();
      gateway.upstream.respondAlways(delayHeaders(textAnswer('At last'), gate));
      const ask = (text: string, signal?: AbortSignal) =>
        fetch(gateway.url + CHAT, {
          method: 'POST',
          headers: JSON_TYPE,
          body: JSON.stringify(chat(text, { stream: true })),
          ...(signal === undefined ? {} : { signal }),
        });
      const leaving = new AbortController();
      const [one, two] = [ask('one', leaving.signal), ask('two')];
      await gateway.upstream.nextRequest();
      await gateway.upstream.nextRequest();
      const refused = await gateway.post(path, bodyOf(path));
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).toBe('1');
      expect(refused.headers.get('x-isartor-layer')).toBe('l0');
      expect(await refused.json()).toEqual(errorOf(path, 'overloaded'));
      for (const free of ['/healthz', '/readyz', '/health', '/v1/models']) {
        expect((await gateway.get(free)).status).toBe(200);
      }
      leaving.abort();
      await expect(one).rejects.toThrow();
      // The place of one who left is free, and only that.
      const inFlight = async () =>
        ((await (await gateway.get('/health')).json()) as { in_flight_requests: number }).in_flight_requests;
      await expect.poll(inFlight).toBe(1);
      const three = ask('three');
      await gateway.upstream.nextRequest();
      expect((await gateway.post(path, bodyOf(path))).status).toBe(503);
      gate.open();
      for (const answered of [await two, await three]) expect(await answered.text()).toContain('data: [DONE]');
      await expect.poll(inFlight).toBe(0);
      expect((await gateway.post(path, bodyOf(path))).status).toBe(200);
    });

    it('reads no body that is encoded', async () => {
      await start();
      const body = gzipSync(JSON.stringify(bodyOf(path)));
      for (const encoding of ['gzip', 'br', 'deflate', 'gzip, identity', 'x-unknown']) {
        const headers = { ...JSON_TYPE, 'content-encoding': encoding };
        const { status, text } = await httpRequest(gateway.url + path, { method: 'POST', headers, body });
        expect([encoding, status, JSON.parse(text)]).toEqual([encoding, 415, errorOf(path, 'unsupported_media_type')]);
      }
      expect((await gateway.post(path, bodyOf(path), { 'content-encoding': 'identity' })).status).toBe(200);
      expect(gateway.upstream.requests).toHaveLength(1);
    });

    it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('does not know %s', async (method) => {
      await start();
      const { status, headers, text } = await httpRequest(gateway.url + path, { method });
      expect([status, headers.allow, JSON.parse(text)]).toEqual([405, 'POST', errorOf(path, 'method_not_allowed')]);
    });
  });

  it('gives headers no longer than header_timeout_ms', async () => {
    await start({ ISARTOR__SERVER__HEADER_TIMEOUT_MS: '150' });
    const connection = openConnection(gateway.url);
    connection.send(`POST ${CHAT} HTTP/1.1\r\nHost: localhost\r\nX-Slow: `);
    expect(await connection.closed).toMatch(/^HTTP\/1\.1 408 /);
  });

  it.each(['/v1/models', '/v1/models/x', '/healthz', '/readyz', '/health'])('%s is for reading', async (path) => {
    await start();
    const { status, headers, text } = await httpRequest(gateway.url + path, { method: 'POST' });
    expect([status, headers.allow, JSON.parse(text)]).toEqual([405, 'GET', errorOf(path, 'method_not_allowed')]);
    const asked = await httpRequest(gateway.url + path, { method: 'HEAD' });
    expect([asked.status, asked.text]).toEqual([path === '/v1/models/x' ? 404 : 200, '']);
  });

  it.each([
    ['POST', '/v1/nothing'],
    ['POST', '/v1/chat/completions/'],
    ['GET', '/v1/'],
    ['GET', '/v1/models/nobody%2fs'],
    ['GET', '/'],
    ['POST', '/v2/chat/completions'],
    ['POST', '/api/chat/'],
    ['GET', '/favicon.ico'],
    ['DELETE', '/V1/chat/completions'],
  ])('there is nothing at %s %s', async (method, path) => {
    await start();
    const { status, headers, text } = await httpRequest(gateway.url + path, { method });
    expect([status, headers['x-isartor-layer'], headers['content-type']]).toEqual([404, 'l0', 'application/json']);
    const { error } = JSON.parse(text) as { error: unknown };
    const expected = { type: 'not_found_error', code: 'not_found' };
    if (path.startsWith('/v1/')) expect(error).toMatchObject(expected);
    else expect(error).toBe('not_found');
  });
});
