import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConnection } from './harness/raw-connection.js';
import { startTestGateway, type TestGateway } from './harness/test-gateway.js';

describe('the target of a request', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway();
  });
  afterAll(() => gateway.stop());

  /** Sends lines of a request's head on a connection of its own and reads the answer. */
  const send = async (...lines: readonly string[]) => {
    const connection = openConnection(gateway.url);
    connection.send(Buffer.from([...lines, 'Connection: close', '', ''].join('\r\n'), 'latin1'));
    const [head = '', body = ''] = (await connection.closed).split('\r\n\r\n', 2);
    const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(head) ?? [];
    return { status: Number(status), head: head.toLowerCase(), body: JSON.parse(body) as { error: unknown } };
  };

  it.each([
    ['/v1/models', 'Host: a b'],
    ['/v1/models', 'Host: localhost/v1'],
    ['/v1/models', 'Host: localhost:99999'],
    ['/v1/models', 'Host: [::1'],
    ['/v1/models', 'Host: key@localhost'],
    ['/v1/models', 'Host: '],
    ['/v1/\\models', 'Host: localhost'],
    ['/\\', 'Host: localhost'],
    ['/health', 'Host: a b'],
    ['*', 'Host: localhost'],
  ])('is refused in its dialect when it cannot be read: %s (%s)', async (target, host) => {
    const { status, head, body } = await send(`OPTIONS ${target} HTTP/1.1`, host);
    expect(status).toBe(400);
    expect(head).toContain('\r\nx-isartor-layer: l0\r\n');
    expect(head).toContain('\r\ncontent-type: application/json\r\n');
    const openai = { type: 'invalid_request_error', message: expect.any(String) };
    if (target.startsWith('/v1/')) expect(body.error).toMatchObject(openai);
    else expect(body.error).toBe('invalid_request');
  });

  it('needs no Host in HTTP/1.0', async () => {
    expect(await send('GET /healthz HTTP/1.0')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('may be absolute, with a name and a password that stay unsaid', async () => {
    const base = 'http://somebody:secret@localhost';
    expect(await send(`GET ${base}/v1/models?key=k HTTP/1.1`, 'Host: localhost')).toMatchObject({ status: 200 });
    expect(await send(`GET ${base} HTTP/1.1`, 'Host: localhost')).toMatchObject({ status: 404 });
    const { status, body } = await send(`GET ${base}/v1/nothing?key=k HTTP/1.1`, 'Host: localhost');
    expect([status, body]).toEqual([
      404,
      { error: expect.objectContaining({ message: 'There is nothing at GET /v1/nothing', code: 'not_found' }) },
    ]);
  });
});
