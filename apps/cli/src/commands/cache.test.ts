import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCliFixture } from '../../test/cli-fixture.js';
import { type DemoGateway, startDemoGateway } from '../../test/demo-gateway.js';

const { run, remove } = createCliFixture();
afterAll(remove);

const purged = (answers: string) => `Purged ${answers} of the exact cache, 0 of the semantic cache\n`;

describe('isartor cache, in front of an open gateway', () => {
  let gateway: DemoGateway;
  let env: Record<string, string>;
  beforeAll(async () => {
    gateway = await startDemoGateway();
    env = { ISARTOR__HOST_PORT: new URL(gateway.url).host };
  });
  beforeEach(async () => {
    await run(['cache', 'purge', '--all'], env);
  });
  afterAll(() => gateway.stop());

  it('shows how the cache is', async () => {
    await gateway.keep('Hi');
    const { exitCode, output, errorOutput } = await run(['cache', 'stats'], env);
    expect([exitCode, errorOutput]).toEqual([0, '']);
    expect(output).toMatch(/^Exact cache \(L1a\): active\n {2}kept in +lmdb\n {2}state +ready\n {2}entries +1\n/);
    expect(output).toMatch(
      /bytes +\d+\n {2}evicted to make room +0\n {2}writes given up +0\nSemantic cache \(L1b\): disabled\n$/,
    );
    const json = await run(['cache', 'stats', '--json', '--url', `${gateway.url}/`]);
    expect(JSON.parse(json.output)).toEqual({
      l1a: 'active',
      exact_cache: {
        backend: 'lmdb',
        state: 'ready',
        entries: 1,
        bytes: expect.any(Number),
        evictions: 0,
        dropped_writes: 0,
      },
      l1b: 'disabled',
      semantic_cache: null,
    });
  });

  it('shows how the semantic cache is, once it is there', async () => {
    const semantic = await startDemoGateway({ ISARTOR__CACHE_SEMANTIC__MODE: 'on' });
    try {
      await semantic.ask('How do I sort a list?');
      const stats = async () => (await run(['cache', 'stats', '--url', semantic.url])).output;
      await expect.poll(stats, { timeout: 20_000 }).toMatch(/Semantic cache \(L1b\): active\n[\s\S]* {2}entries +1\n/);
      const told = await stats();
      expect(told).toMatch(/ {2}embedder +minilm\/\S+\n {2}embedder is +ready\n/);
      expect(told).toMatch(/ {2}hits checked +0\n$/);
    } finally {
      await semantic.stop();
    }
  });

  it('purges by tenant and tag, and counts', async () => {
    await gateway.keep('One', { 'x-isartor-cache-tags': 'docs' });
    await gateway.keep('Two');
    expect(await run(['cache', 'purge', '--tag', 'docs'], env)).toMatchObject({
      exitCode: 0,
      output: purged('1 answer'),
    });
    expect([await gateway.ask('Two'), await gateway.ask('One')]).toEqual(['l1a', 'l3']);
    await gateway.keep('One');
    const { output } = await run(['cache', 'purge', '--tenant=local', '--json'], env);
    expect(JSON.parse(output)).toEqual({ purged: { l1a: 2, l1b: 0 } });
    expect((await run(['cache', 'purge', '--key', 'unknown'], env)).output).toBe(purged('0 answers'));
  });

  it('asks before it purges everything, where somebody can answer', async () => {
    await gateway.keep('Hi');
    const questions: string[] = [];
    const answering = (answer: boolean) => async (question: string) => {
      questions.push(question);
      return answer;
    };
    expect(await run(['cache', 'purge', '--all'], env, { confirm: answering(false) })).toEqual({
      exitCode: 1,
      output: '',
      errorOutput: 'Nothing was purged\n',
    });
    expect(await gateway.ask('Hi')).toBe('l1a');
    expect((await run(['cache', 'purge', '--all'], env, { confirm: answering(true) })).output).toBe(purged('1 answer'));
    expect(questions).toEqual(Array(2).fill(`Drop every answer, of every tenant, that ${gateway.url} has?`));
    await run(['cache', 'purge', '--all', '--yes'], env, { confirm: answering(false) });
    await run(['cache', 'purge', '--tenant', 'local'], env, { confirm: answering(false) });
    expect(questions).toHaveLength(2);
  });
});

describe('isartor cache, in front of a gateway with keys', () => {
  const ONE_KEY = { ISARTOR__GATEWAY_API_KEY: 'the-one-key' };
  let gateway: DemoGateway;
  beforeAll(async () => {
    const keys = JSON.stringify([{ tenant: 'a', key: 'key-of-a' }]);
    gateway = await startDemoGateway({ ...ONE_KEY, ISARTOR__GATEWAY_KEYS: keys });
  });
  afterAll(() => gateway.stop());

  const purge = (more: readonly string[], env?: Record<string, string>) =>
    run(['cache', 'purge', '--tenant', 'a', '--url', gateway.url, ...more], env);

  it('presents the configured key, or the one it is given', async () => {
    await gateway.keep('Hi', { 'x-isartor-key': 'key-of-a' });
    expect((await purge([], ONE_KEY)).output).toBe(purged('1 answer'));
    expect((await purge(['--gateway-key', 'the-one-key'])).output).toBe(purged('0 answers'));
  });

  it('tells why it is refused', async () => {
    const without = await purge([]);
    expect([without.exitCode, without.output]).toEqual([1, '']);
    expect(without.errorOutput).toMatch(/^The gateway refuses \(401 unauthorized\): A gateway key is required/);
    const { errorOutput } = await purge(['--gateway-key', 'key-of-a'], ONE_KEY);
    expect(errorOutput).toBe('The gateway refuses (403 forbidden): Only the key of an administrator may purge\n');
  });

  it('never repeats a key', async () => {
    const { exitCode, errorOutput } = await purge(['--gateway-key', 'hush\nhush']);
    expect([exitCode, errorOutput]).toEqual([1, 'The gateway key is nothing that a header can hold\n']);
  });
});

describe('isartor cache, in front of something else', () => {
  let server: Server;
  let url: string;
  let answer: { status: number; headers?: Record<string, string>; body: string };
  beforeEach(async () => {
    server = createServer((_request, response) => {
      response.writeHead(answer.status, answer.headers).end(answer.body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => void server.close());

  it.each([
    [{ status: 200, body: '<html>Hello</html>' }],
    [{ status: 200, body: '{"status":"ok"}' }],
    [{ status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }],
    [{ status: 502, body: 'Bad gateway' }],
  ])('claims nothing when it hears %j', async (told) => {
    answer = told;
    for (const commandLine of [['stats'], ['purge', '--all']]) {
      const { exitCode, output, errorOutput } = await run(['cache', ...commandLine, '--url', url]);
      expect([exitCode, output]).toEqual([1, '']);
      expect(errorOutput).toContain('is no Isartor gateway');
    }
  });

  it('says so when nobody answers', async () => {
    server.close();
    await once(server, 'close');
    const { exitCode, errorOutput } = await run(['cache', 'stats', '--url', url]);
    expect(exitCode).toBe(1);
    expect(errorOutput).toBe(`No gateway answers at ${url}/health (ECONNREFUSED): is it running?\n`);
  });
});

describe('isartor cache', () => {
  it.each([
    [['cache'], 'needs to know what to do: stats, purge, export, import, feedback or calibrate'],
    [['cache', 'flush'], 'needs to know what to do: stats, purge, export, import, feedback or calibrate'],
    [['cache', 'purge'], 'needs one of --key, --tag, --tenant and --all, once'],
    [['cache', 'purge', '--all', '--tag', 'docs'], 'needs one of'],
    [['cache', 'purge', '--tag', 'docs', '--tag=faq'], 'needs one of'],
    [['cache', 'purge', '--tag'], 'The flag --tag needs a value'],
    [['cache', 'purge', '--tenants', 'a'], 'did you mean --tenant?'],
    [['cache', 'purge', 'all', '--yes'], 'does not take the argument "all"'],
    [['cache', 'stats', '--tag', 'docs'], '"isartor cache stats" does not take the flag --tag'],
    [['cache', 'stats', '--yes'], '"isartor cache stats" does not take the flag --yes'],
    [['cache', 'stats', 'file'], '"isartor cache stats" does not take the argument "file"'],
    [['cache', 'import', 'file', '--force'], '"isartor cache import" does not take the flag --force'],
    [['cache', 'import', 'file', 'other'], 'does not take the argument "other"'],
    [['cache', 'export', 'file', '--all'], '"isartor cache export" does not take the flag --all'],
    [['cache', 'export', '-', '--force'], 'takes --json and --force with the name of a file only'],
    [['cache', 'export', '--json'], 'takes --json and --force with the name of a file only'],
    [['cache', 'stats', '--url', 'localhost:8080'], 'The flag --url needs an address'],
    [['cache', 'stats', '--url', 'http://user:hush@localhost'], 'The flag --url needs an address'],
  ])('refuses %j with exit code 2', async (commandLine, sentence) => {
    const { exitCode, output, errorOutput } = await run(commandLine);
    expect([exitCode, output]).toEqual([2, '']);
    expect(errorOutput).toContain(sentence);
    expect(errorOutput).not.toContain('hush');
  });

  it('needs an address where the configuration names no port', async () => {
    const { exitCode, errorOutput } = await run(['cache', 'stats'], { ISARTOR__PORT: '0' });
    expect([exitCode, errorOutput]).toEqual([1, expect.stringContaining('give the address by --url')]);
  });
});
