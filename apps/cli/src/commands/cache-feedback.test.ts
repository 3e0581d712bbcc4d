import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCliFixture } from '../../test/cli-fixture.js';

const { run, remove } = createCliFixture();
afterAll(remove);

describe('isartor cache feedback', () => {
  let server: Server;
  let url: string;
  let asked: (readonly [path: string | undefined, body: string])[];
  let answer: { status: number; body: (sent: string) => string };
  beforeEach(async () => {
    asked = [];
    answer = { status: 202, body: (sent) => sent };
    server = createServer(async (request, response) => {
      let body = '';
      for await (const piece of request.setEncoding('utf8')) body += piece;
      asked.push([request.url, body]);
      response.writeHead(answer.status).end(answer.body(body));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const feedback = (...commandLine: readonly string[]) =>
    run(['cache', 'feedback', '--url', url, '--gateway-key', 'secret', ...commandLine]);

  it.each([
    ['--wrong', false, 'The answer is labelled wrong, and what it came from dropped\n'],
    ['--right', true, 'The answer is labelled right\n'],
  ])('says %s of the answer to a request', async (flag, correct, output) => {
    expect(await feedback('r-1', flag)).toEqual({ exitCode: 0, output, errorOutput: '' });
    expect(asked).toEqual([['/admin/cache/feedback', JSON.stringify({ request_id: 'r-1', correct })]]);
    expect(JSON.parse((await feedback('r-1', flag, '--json')).output)).toEqual({ request_id: 'r-1', correct });
  });

  it('fails where the gateway knows of no such answer, or is none', async () => {
    answer = { status: 404, body: () => JSON.stringify({ error: 'not_found', message: 'No semantic hit' }) };
    expect(await feedback('r-1', '--wrong')).toEqual({
      exitCode: 1,
      output: '',
      errorOutput: 'The gateway refuses (404 not_found): No semantic hit\n',
    });
    answer = { status: 200, body: () => '{}' };
    expect((await feedback('r-1', '--wrong')).errorOutput).toMatch(/is no Isartor gateway/);
  });

  it.each([[['--wrong']], [['r-1']], [['r-1', '--wrong', '--right']], [['r-1', '--wrong', '--all']]])(
    'does not understand %j',
    async (commandLine) => {
      expect((await feedback(...commandLine)).exitCode).toBe(2);
      expect(asked).toEqual([]);
    },
  );
});
