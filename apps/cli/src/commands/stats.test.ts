import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AgentStats, PromptStats } from '@isartor/gateway';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCliFixture } from '../../test/cli-fixture.js';

const { run, remove } = createCliFixture();
afterAll(remove);

const RATES = {
  ...{ deflection_rate: 0.4615, hit_rate: 0.3846, l1a_safety_ratio: 0.5, l1b_safety_ratio: null },
  ...{ latency_ms: { p50: 2.68, p95: 625 }, saved_tokens: 1234, saved_cost_usd: 0.0123 },
};
const CURL: AgentStats = {
  ...{ requests: 12, cache_hits: 5, cache_misses: 5, l1a_hits: 5, l1a_misses: 5, l1b_hits: 0, l1b_misses: 0 },
  ...{ average_latency_ms: 169.25, retry_count: 2, error_count: 3, ...RATES },
};
const ORIGIN = { scope: 'replica', replicas: 1, since: '2030-01-31T09:00:00.123Z' } as const;
const RECENT: PromptStats['recent'][number] = {
  ...{ timestamp: '2030-01-31T10:02:03.456Z', traffic_surface: 'gateway', client: 'openai', endpoint_family: 'openai' },
  ...{ route: '/v1/chat/completions', prompt_hash: 'ab', final_layer: 'l1a', resolved_by: 'L1a_ExactCache' },
  ...{ deflected: true, latency_ms: 1.18, status_code: 200, tool: 'claude-code' },
};
const PROMPTS: PromptStats = {
  ...{ total_prompts: 14, total_deflected_prompts: 6, ...RATES },
  by_layer: { l0: 1, l1a: 6, l1b: 0, l2: 0, l3: 7 },
  ...{ by_surface: { gateway: 14 }, by_client: { anthropic: 2, openai: 12 }, by_tool: { 'claude-code': 2, curl: 12 } },
  ...ORIGIN,
  recent: [RECENT, { ...RECENT, timestamp: '2030-01-31T10:02:01Z', final_layer: 'l3', status_code: 499, tool: 'curl' }],
};

describe('isartor stats', () => {
  let server: Server;
  let url: string;
  let asked: IncomingMessage[];
  let documents: Record<string, unknown>;
  let status: number;
  beforeEach(async () => {
    asked = [];
    status = 200;
    documents = {
      '/health': { version: '1.2.3' },
      '/debug/stats/prompts': PROMPTS,
      '/debug/stats/agents': { agents: { curl: CURL }, ...ORIGIN },
    };
    server = createServer((request, response) => {
      asked.push(request);
      const path = new URL(request.url ?? '/', 'http://gateway').pathname;
      response.writeHead(path === '/health' ? 200 : status).end(JSON.stringify(documents[path]));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const stats = (commandLine: readonly string[] = [], ...more: [env?: Record<string, string>, around?: object]) =>
    run(['stats', '--gateway-url', url, ...commandLine], ...more);

  it('shows what became of the prompts', async () => {
    const { exitCode, output, errorOutput } = await stats();
    expect([exitCode, errorOutput]).toEqual([0, '']);
    expect(output).toBe(`
Isartor Prompt Stats
  URL:        ${url}
  Version:    1.2.3
  Counted:    this replica, since 2030-01-31 09:00:00 UTC
  Total:      14
  Deflected:  6 (46.2 %)
  Cloud:      7
  Hit rate:   38.5 %
  Latency:    p50 about 2.68 ms, p95 about 625 ms
  Saved:      1234 tokens, $0.0123

By Layer
  L0                     1    7.1 %
  L1A                    6   42.9 %
  L1B                    0    0.0 %
  L2                     0    0.0 %
  L3                     7   50.0 %

By Surface
  gateway               14  100.0 %

By Client
  anthropic              2   14.3 %
  openai                12   85.7 %

By Tool
  claude-code            2   14.3 %
  curl                  12   85.7 %

Recent Prompts
  UTC       Layer  HTTP    ms  Tool         Client  Route
  10:02:03  L1A    200   1.18  claude-code  openai  /v1/chat/completions
  10:02:01  L3     499   1.18  curl         openai  /v1/chat/completions
`);
    expect(asked.map(({ url: path }) => path).sort()).toEqual(['/debug/stats/prompts?limit=10', '/health']);
  });

  it('shows more of each tool', async () => {
    const { output } = await stats(['--by-tool']);
    expect(output).toContain(`
By Tool
  Tool  Reqs  Hits  Misses  Hit rate  Avg ms  p50 ms  p95 ms
  curl    12     5       5    38.5 %     169    2.68     625

  Tool  L1a H/M     L1a  L1b H/M  L1b  Retries  Errors  Tokens    Saved
  curl      5/5  50.0 %      0/0    -        2       3    1234  $0.0123
`);
  });

  it('says so where there was nothing', async () => {
    const none = { deflection_rate: null, hit_rate: null, latency_ms: { p50: null, p95: null }, saved_cost_usd: 0 };
    documents['/debug/stats/prompts'] = {
      ...{ ...PROMPTS, total_prompts: 0, total_deflected_prompts: 0, ...none, saved_tokens: 0 },
      ...{ by_layer: { l0: 0 }, by_surface: {}, by_client: {}, by_tool: {}, recent: [] },
    };
    documents['/debug/stats/agents'] = { agents: {}, ...ORIGIN };
    const { output } = await stats(['--by-tool']);
    expect(output).toContain('By Tool\n  No tool-level traffic recorded yet.\n');
    expect(output).toContain('Recent Prompts\n  No prompt traffic recorded yet.\n');
    expect(output).toContain('Deflected:  0 (-)\n');
    expect(output).not.toContain('By Client');
    expect((await stats()).output).not.toContain('By Tool');
  });

  it.each([
    [{ scope: 'all_replicas', replicas: 3 }, 'all 3 replicas, since 2030-01-31 09:00:00 UTC\n'],
    [{ scope: 'all_replicas', replicas: 1 }, 'all 1 replica, since'],
    [{ reason: 'timeout' }, 'this replica, since 2030-01-31 09:00:00 UTC\n'],
    [{ reason: 'timeout' }, 'Redis, where the numbers of all are, cannot be asked: timeout\n'],
    [{ saved_cost_usd: 0 }, '1234 tokens, at no price that usage_pricing tells\n'],
  ])('says whose numbers these are, and what is not known: %j', async (more, sentence) => {
    documents['/debug/stats/prompts'] = { ...PROMPTS, ...more };
    expect((await stats()).output).toContain(sentence);
  });

  it('prints the documents as they are', async () => {
    expect(JSON.parse((await stats(['--json'])).output)).toEqual(PROMPTS);
    expect(JSON.parse((await stats(['--json', '--by-tool'])).output)).toEqual({
      prompts: PROMPTS,
      agents: documents['/debug/stats/agents'],
    });
  });

  it('presents the key it is given, or the configured one, and asks for so many prompts', async () => {
    await stats(['--gateway-api-key', 'given', '--recent-limit=3'], { ISARTOR__GATEWAY_API_KEY: 'configured' });
    expect(asked.map(({ headers }) => headers['x-isartor-key'])).toEqual(['given', 'given']);
    expect(asked.map(({ url: path }) => path)).toContain('/debug/stats/prompts?limit=3');
    asked = [];
    const env = { ISARTOR__GATEWAY_API_KEY: 'configured', ISARTOR__HOST_PORT: new URL(url).host };
    expect((await run(['stats'], env)).exitCode).toBe(0);
    expect(asked.map(({ headers }) => headers['x-isartor-key'])).toEqual(['configured', 'configured']);
  });

  it('keeps to the width of a terminal', async () => {
    const route = '/v1beta/models/{model}:streamGenerateContent';
    documents['/debug/stats/prompts'] = {
      ...PROMPTS,
      recent: [
        { ...RECENT, route },
        { ...RECENT, timestamp: '2030-01-29T10:02:01Z', traffic_surface: 'mcp' },
      ],
    };
    const screen = { columns: 80, redraw: () => {}, restore: () => {} };
    const { output } = await stats(['--by-tool'], {}, { screen });
    expect(Math.max(...output.split('\n').map(({ length }) => length))).toBe(80);
    expect(output).toMatch(/01-31 10:02:03.*gateway.*…\n {2}01-29 10:02:01.*mcp/);
  });

  it('says what to do when it is refused', async () => {
    status = 401;
    const told = { error: 'unauthorized', message: 'A gateway key is required' };
    documents['/debug/stats/prompts'] = told;
    const { exitCode, output, errorOutput } = await stats();
    expect([exitCode, output]).toEqual([1, '']);
    expect(errorOutput).toBe(
      'The gateway refuses (401 unauthorized): A gateway key is required\nHere a key is given by --gateway-api-key\n',
    );
  });

  it.each([{}, { total_prompts: 1 }, []])('claims nothing when it hears %j', async (document) => {
    documents['/debug/stats/prompts'] = document;
    const { exitCode, output, errorOutput } = await stats();
    expect([exitCode, output]).toEqual([1, '']);
    expect(errorOutput).toContain('is no Isartor gateway');
  });

  it('does not wait for one that is silent, nor for one that is not there', async () => {
    server.removeAllListeners('request');
    const silent = await stats();
    expect([silent.exitCode, silent.errorOutput]).toEqual([
      1,
      `The gateway at ${url} has not answered within 2 seconds\n`,
    ]);
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    expect((await stats()).errorOutput).toMatch(/^No gateway answers at .* \(ECONNREFUSED\): is it running\?\n$/);
  });

  it.each([
    [['--watch', 'often'], 'The flag --watch needs seconds'],
    [['--watch=0'], 'The flag --watch needs seconds'],
    [['--watch='], 'The flag --watch needs a value'],
    [['--recent-limit', '201'], 'The flag --recent-limit needs a number from 0 to 200'],
    [['--recent-limit', '-1'], 'The flag --recent-limit needs a number'],
    [['--recent-limit'], 'The flag --recent-limit needs a value'],
    [['--gateway-url', 'localhost:8080'], 'The flag --gateway-url needs an address'],
    [['--by-tools'], 'did you mean --by-tool?'],
    [['all'], '"isartor stats" does not take the argument "all"'],
  ])('refuses %j with exit code 2', async (commandLine, sentence) => {
    const { exitCode, output, errorOutput } = await run(['stats', ...commandLine]);
    expect([exitCode, output]).toEqual([2, '']);
    expect(errorOutput).toContain(sentence);
  });

  it('watches: one after the other where nobody looks, past failures, until it is interrupted', async () => {
    const interruption = new AbortController();
    let looks = 0;
    let printed = '';
    let told = '';
    const print = (text: string): void => {
      printed += text;
      looks += 1;
      if (looks === 1) status = 503;
      if (looks === 3) interruption.abort();
    };
    const printError = (text: string): void => {
      told += text;
      status = 200;
    };
    const around = { print, printError, interruption: () => interruption.signal };
    const { exitCode } = await stats(['--json', '--watch', '0.1'], {}, around);
    expect(exitCode).toBe(0);
    expect(printed).toBe(`${JSON.stringify(PROMPTS)}\n`.repeat(3));
    expect(told).toMatch(/^What answers at .* with 503 is no Isartor gateway\n$/);
  });

  it('watches in place on a terminal, and gives it back', async () => {
    const interruption = new AbortController();
    const shown: string[] = [];
    let restored = 0;
    const screen = {
      columns: 80,
      redraw: (text: string) => {
        shown.push(text);
        if (shown.length === 2) interruption.abort();
      },
      restore: () => {
        restored += 1;
      },
    };
    const around = { screen, interruption: () => interruption.signal };
    const { exitCode, output } = await stats(['--watch=0.1'], {}, around);
    expect([exitCode, output, restored]).toEqual([0, '', 1]);
    expect(shown).toEqual([expect.stringContaining('Isartor Prompt Stats'), shown[0]]);
  });

  it('ends where the first look fails', async () => {
    status = 500;
    const { exitCode, errorOutput } = await stats(['--watch']);
    expect([exitCode, errorOutput]).toEqual([1, expect.stringContaining('with 500')]);
  });
});
