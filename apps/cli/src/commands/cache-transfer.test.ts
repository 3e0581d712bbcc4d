import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCliFixture } from '../../test/cli-fixture.js';
import { type DemoGateway, startDemoGateway } from '../../test/demo-gateway.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const OPERATOR = { ISARTOR__GATEWAY_API_KEY: 'the-one-key' };
const NOTHING_SKIPPED = { expired: 0, superseded: 0, refused: 0 };

const { run, folder, remove } = createCliFixture();
afterAll(remove);
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
});

const at = (name: string): string => join(folder, name);
const linesOf = (file: string): readonly string[] => file.split('\n');

describe('isartor cache export and import', () => {
  let gateway: DemoGateway;
  beforeAll(async () => {
    gateway = await startDemoGateway();
  });
  beforeEach(async () => {
    await cache('purge', '--all');
    await gateway.keep('One');
    await gateway.keep('Two');
  });
  afterAll(() => gateway.stop());

  const cache = (...more: readonly string[]) => run(['cache', ...more, '--url', gateway.url]);
  const layers = async () => [await gateway.ask('One'), await gateway.ask('Two')];

  it('bring back what was purged', async () => {
    expect(await cache('export', 'answers.ndjson')).toEqual({
      ...{ exitCode: 0, errorOutput: '' },
      output: 'Exported 2 answers to answers.ndjson\n',
    });
    expect(readdirSync(folder)).toEqual(['answers.ndjson']);
    await cache('purge', '--all');
    expect(await cache('import', 'answers.ndjson')).toEqual({
      ...{ exitCode: 0, errorOutput: '' },
      output: 'Imported 2 answers into the exact cache\n',
    });
    expect(await layers()).toEqual(['l1a', 'l1a']);
  });

  it('tell what they did as JSON', async () => {
    const { output } = await cache('export', 'answers.ndjson', '--json');
    expect(JSON.parse(output)).toEqual({ exported: { l1a: 2 } });
    await cache('purge', '--all');
    await cache('import', 'answers.ndjson');
    expect(JSON.parse((await cache('import', 'answers.ndjson', '--json')).output)).toEqual({
      ...{ imported: { l1a: 2 }, skipped: NOTHING_SKIPPED, errors: [], complete: true },
    });
  });

  it('work with pipes, where nobody says a file', async () => {
    const { exitCode, output, errorOutput } = await cache('export');
    expect([exitCode, errorOutput]).toEqual([0, 'Exported 2 answers\n']);
    expect(linesOf(output)).toHaveLength(5);
    for (const file of [[], ['-']]) {
      await cache('purge', '--all');
      const input = [Buffer.from(output.slice(0, 200)), Buffer.from(output.slice(200))];
      const imported = await run(['cache', 'import', ...file, '--url', gateway.url], {}, { input });
      expect(imported).toMatchObject({ exitCode: 0, output: 'Imported 2 answers into the exact cache\n' });
    }
    expect(await layers()).toEqual(['l1a', 'l1a']);
  });

  it('work with the pipes of a shell', async () => {
    const asked = { env: { PATH: process.env.PATH, HOME: folder, URL: gateway.url, MAIN }, cwd: folder };
    const command = 'node "$MAIN" cache export --url "$URL" | node "$MAIN" cache import --url "$URL" --json';
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', command], asked);
    expect([JSON.parse(stdout), stderr]).toEqual([
      { imported: { l1a: 2 }, skipped: NOTHING_SKIPPED, errors: [], complete: true },
      'Exported 2 answers\n',
    ]);
    await expect(
      promisify(execFile)('sh', ['-c', 'node "$MAIN" cache import --url "$URL" </dev/null'], asked),
    ).rejects.toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('does not begin with the header') });
  });

  it('give a file to its owner only, and replace none unasked', async () => {
    await cache('export', 'answers.ndjson');
    const own = at('answers.ndjson');
    expect(statSync(own).mode & 0o777).toBe(0o600);
    const before = readFileSync(own);
    expect(await cache('export', 'answers.ndjson')).toEqual({
      ...{ exitCode: 1, output: '' },
      errorOutput: `${own} is already there; --force replaces it\n`,
    });
    expect(readFileSync(own)).toEqual(before);
    chmodSync(own, 0o644);
    await gateway.keep('Three');
    expect(await cache('export', 'answers.ndjson', '--force')).toMatchObject({ exitCode: 0 });
    expect(linesOf(readFileSync(own, 'utf8'))).toHaveLength(6);
    expect(statSync(own).mode & 0o777).toBe(0o600);
  });

  it('replace nothing that is no file, and make no folders', async () => {
    mkdirSync(at('folder'));
    symlinkSync(at('nowhere'), at('link'));
    for (const name of ['folder', 'link', '/dev/null']) {
      const { exitCode, errorOutput } = await cache('export', name, '--force');
      expect([exitCode, errorOutput]).toEqual([1, expect.stringContaining('is no file that could be replaced')]);
    }
    expect(await cache('export', 'none/answers.ndjson')).toMatchObject({ exitCode: 1, output: '' });
    expect(readdirSync(folder).sort()).toEqual(['folder', 'link']);
  });

  it('fail with a file that was cut, and tell what came of it', async () => {
    await cache('export', 'answers.ndjson');
    const whole = readFileSync(at('answers.ndjson'), 'utf8');
    writeFileSync(at('cut.ndjson'), whole.slice(0, whole.indexOf('\n', whole.indexOf('\n') + 1) + 50));
    await cache('purge', '--all');
    expect(await cache('import', 'cut.ndjson')).toEqual({
      exitCode: 1,
      output: `Imported 1 answer into the exact cache
  1 refused
    line 3: The line is damaged: it does not have its checksum
`,
      errorOutput: 'The file is cut or was changed: not all that was exported is in it\n',
    });
    expect((await layers()).sort()).toEqual(['l1a', 'l3']);
    const { exitCode, output } = await cache('import', 'cut.ndjson', '--json');
    expect([exitCode, JSON.parse(output)]).toEqual([
      1,
      expect.objectContaining({ skipped: { ...NOTHING_SKIPPED, refused: 1 }, complete: false }),
    ]);
  });

  it('take nothing of what is no export', async () => {
    writeFileSync(at('other.ndjson'), '{"key":"value"}\n');
    expect(await cache('import', 'other.ndjson')).toEqual({
      ...{ exitCode: 1, output: '' },
      errorOutput:
        'The gateway refuses (400 invalid_request): The file does not begin with the header of the format isartor-cache\n',
    });
    expect((await cache('import', 'missing.ndjson')).errorOutput).toContain('ENOENT');
    const { exitCode, errorOutput } = await cache('import', '.');
    expect([exitCode, errorOutput]).toEqual([1, 'The file cannot be read to its end (EISDIR)\n']);
  });

  it('read nothing from a terminal', async () => {
    const { exitCode, errorOutput } = await run(['cache', 'import'], {}, { confirm: async () => true });
    expect([exitCode, errorOutput]).toEqual([2, expect.stringContaining('needs a file, or one on its standard input')]);
  });
});

describe('isartor cache export and import, in front of a gateway with keys', () => {
  let gateway: DemoGateway;
  beforeAll(async () => {
    const keys = JSON.stringify([
      { tenant: 'a', key: 'key-of-a' },
      { tenant: 'b', key: 'key-of-b' },
    ]);
    gateway = await startDemoGateway({ ...OPERATOR, ISARTOR__GATEWAY_KEYS: keys });
  });
  afterAll(() => gateway.stop());

  const cache = (...more: readonly string[]) => run(['cache', ...more, '--url', gateway.url], OPERATOR);

  it("are the operator's, and keep tenants apart", async () => {
    await gateway.keep('Hi', { 'x-isartor-key': 'key-of-a' });
    await cache('export', 'answers.ndjson');
    await cache('purge', '--all');
    for (const action of ['export', 'import']) {
      const { exitCode, errorOutput } = await cache(action, 'answers.ndjson', '--gateway-key', 'key-of-a');
      const message =
        action === 'export' ? 'answers.ndjson is already there' : 'Only the key of an administrator may import';
      expect([exitCode, errorOutput]).toEqual([1, expect.stringContaining(message)]);
    }
    const { exitCode, errorOutput } = await cache('export', 'new.ndjson', '--gateway-key', 'key-of-a');
    expect([exitCode, errorOutput]).toEqual([
      1,
      'The gateway refuses (403 forbidden): Only the key of an administrator may export\n',
    ]);
    expect(readdirSync(folder)).toEqual(['answers.ndjson']);
    await cache('import', 'answers.ndjson');
    expect(await gateway.ask('Hi', { 'x-isartor-key': 'key-of-b' })).toBe('l3');
    expect(await gateway.ask('Hi', { 'x-isartor-key': 'key-of-a' })).toBe('l1a');
  });

  it('have a large file refused at once, and its source let go', async () => {
    let isLetGo = false;
    async function* endless() {
      try {
        for (;;) yield Buffer.alloc(64 * 1024, 'x');
      } finally {
        isLetGo = true;
      }
    }
    const asked = ['cache', 'import', '--url', gateway.url, '--gateway-key', 'key-of-a'];
    const { exitCode, errorOutput } = await run(asked, {}, { input: endless() });
    expect([exitCode, errorOutput]).toEqual([1, expect.stringContaining('403 forbidden')]);
    await expect.poll(() => isLetGo).toBe(true);
  });
});

describe('isartor cache export and import, in front of something else', () => {
  let server: Server;
  let answer: RequestListener;
  const cache = (...more: readonly string[]) =>
    run(['cache', ...more, '--url', `http://127.0.0.1:${(server.address() as AddressInfo).port}`]);
  beforeEach(async () => {
    server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const NDJSON = { 'content-type': 'application/x-ndjson' };

  it.each<[string, RequestListener]>([
    ['a page', (_request, response) => response.end('<html>Hello</html>')],
    ['an object', (_request, response) => response.end('{"status":"ok"}')],
    ['an error of its own', (_request, response) => response.writeHead(404).end('{"detail":"Not Found"}')],
  ])('claim nothing when they hear %s', async (_what, listener) => {
    answer = listener;
    writeFileSync(at('answers.ndjson'), 'anything');
    for (const more of [['export', 'new.ndjson'], ['export'], ['import', 'answers.ndjson']]) {
      const { exitCode, output, errorOutput } = await cache(...more);
      expect([exitCode, output]).toEqual([1, '']);
      expect(errorOutput).toContain('is no Isartor gateway');
    }
    expect(readdirSync(folder)).toEqual(['answers.ndjson']);
  });

  it.each<[string, RequestListener]>([
    [
      'ends early',
      (_request, response) => response.writeHead(200, NDJSON).end('{"format":"isartor-cache","version":1}\n'),
    ],
    [
      'breaks off',
      (_request, response) => {
        response.writeHead(200, NDJSON).write('{"format":"isartor-cache","version":1}\n', () => response.destroy());
      },
    ],
  ])('leave no file of an export that %s', async (_what, listener) => {
    answer = listener;
    const { exitCode, output, errorOutput } = await cache('export', 'answers.ndjson');
    expect([exitCode, output]).toEqual([1, '']);
    expect(errorOutput).toMatch(/^The export broke off.*: the file is not whole\n$/);
    expect(readdirSync(folder)).toEqual([]);
    expect(await cache('export')).toMatchObject({ exitCode: 1, errorOutput: expect.stringContaining('not whole') });
  });

  it('do not go on with an export that nobody takes', async () => {
    let isClosed = false;
    answer = (_request, response) => {
      response.on('close', () => {
        isClosed = true;
      });
      response.writeHead(200, NDJSON).write('{"format":"isartor-cache","version":1}\n');
    };
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const writeBytes = () => Promise.reject(new Error('write EPIPE'));
    const { exitCode, errorOutput } = await run(['cache', 'export', '--url', url], {}, { writeBytes });
    expect([exitCode, errorOutput]).toEqual([1, 'write EPIPE\n']);
    await expect.poll(() => isClosed).toBe(true);
  });

  it('say that nothing is known of an import that broke off', async () => {
    writeFileSync(at('answers.ndjson'), 'x'.repeat(1_000));
    answer = (request) => request.once('data', () => request.socket.destroy());
    const { exitCode, errorOutput } = await cache('import', 'answers.ndjson');
    expect([exitCode, errorOutput]).toEqual([
      1,
      expect.stringMatching(/^The gateway broke off \(\w+\): what it has imported until then is not known\n$/),
    ]);
  });

  it('say so when nobody answers', async () => {
    writeFileSync(at('answers.ndjson'), 'x');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.close();
    await once(server, 'close');
    for (const action of ['export', 'import']) {
      const file = action === 'export' ? 'new.ndjson' : 'answers.ndjson';
      const { errorOutput } = await run(['cache', action, file, '--url', url]);
      expect(errorOutput).toBe(`No gateway answers at ${url}/admin/cache/${action} (ECONNREFUSED): is it running?\n`);
    }
  });

  it('show how far they are, where somebody watches, and clear it away', async () => {
    const shown: string[] = [];
    answer = (request, response) => {
      request.resume().on('end', () => response.writeHead(400).end('{"error":"invalid_request","message":"no"}'));
    };
    writeFileSync(at('answers.ndjson'), 'x'.repeat(1024 * 1024));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const showProgress = (line: string) => void shown.push(line);
    await run(['cache', 'import', 'answers.ndjson', '--url', url], {}, { showProgress });
    expect(shown.at(0)).toMatch(/^Sent \d\.\d MiB$/);
    expect(shown.slice(-2)).toEqual(['Sent 1.0 MiB', '']);
  });
});
