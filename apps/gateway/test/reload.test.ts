import { createGate, delayChunks, type OpenaiUpstream, startOpenaiUpstream, textAnswer } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayProcess, startGatewayProcess } from './harness/gateway-process.js';
import { answerText, numberedAnswers } from './harness/numbered-answers.js';
import { CHAT, chat } from './harness/test-gateway.js';

const RELOADED = /Configuration reloaded/;

describe('a new configuration', () => {
  let upstream: OpenaiUpstream;
  let process: GatewayProcess;
  beforeEach(async () => {
    upstream = await startOpenaiUpstream();
    upstream.respondAlways(numberedAnswers());
  });
  afterEach(async () => {
    await process.dispose();
    await upstream.close();
  });

  /** The settings every test needs, and `more` of them. */
  const toml = (...more: readonly string[]): string =>
    [`external_llm_url = "${upstream.url}"`, 'external_llm_api_key = "sk-upstream-secret"', ...more, ''].join('\n');
  const start = async (...more: readonly string[]): Promise<void> => {
    process = await startGatewayProcess({ toml: toml(...more) });
  };
  const reload = async (config: string, sign: RegExp): Promise<string> => {
    process.writeConfig(config);
    process.signal('SIGHUP');
    return process.waitForOutput(sign);
  };
  const ask = async (text: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(process.url + CHAT, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(chat(text, { model: undefined })),
    });
    return {
      status: response.status,
      layer: response.headers.get('x-isartor-layer'),
      answer: await answerText(response),
    };
  };

  it('is taken when the file changes', async () => {
    await start();
    expect(await ask('Hi')).toMatchObject({ status: 200 });
    process.writeConfig(toml('gateway_api_key = "a-new-key"'));
    await process.waitForOutput(RELOADED);
    expect(await ask('Hi')).toMatchObject({ status: 401 });
    expect(await ask('Hi', { 'x-isartor-key': 'a-new-key' })).toMatchObject({ status: 200 });
  });

  it('is taken on SIGHUP', async () => {
    await start();
    await ask('Hi');
    expect(upstream.requests[0]?.json.model).toBe('gpt-4o-mini');
    await reload(toml('external_llm_model = "gpt-4o"'), RELOADED);
    await ask('Hi');
    expect(upstream.requests[1]?.json.model).toBe('gpt-4o');
  });

  /** Begins a stream that comes to its second chunk and waits there. */
  const beginStream = async () => {
    const gate = createGate();
    gate.release(2);
    upstream.respondWith(delayChunks(textAnswer('One two three.'), gate));
    const response = await fetch(process.url + CHAT, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(chat('Stream', { stream: true })),
    });
    return async (): Promise<void> => {
      gate.open();
      const text = await response.text();
      expect(text).toContain('three.');
      expect(text).toMatch(/data: \[DONE\]\n\n$/);
    };
  };

  it('leaves running streams and the cache as they are', async () => {
    await start();
    expect(await ask('Hi')).toMatchObject({ layer: 'l3', answer: 'answer 1' });
    const expectWhole = await beginStream();
    await reload(toml('gateway_api_key = "a-key"'), RELOADED);
    expect(await ask('Hi')).toMatchObject({ status: 401 });
    await expectWhole();
    // Without keys again, so that the tenant is the one who asked before.
    process.writeConfig(toml());
    process.signal('SIGHUP');
    await expect.poll(async () => (await ask('Hi')).status).toBe(200);
    expect(await ask('Hi')).toMatchObject({ layer: 'l1a', answer: 'answer 1' });
    expect(await ask('Stream')).toMatchObject({ layer: 'l1a', answer: 'One two three.' });
  });

  it('lets a stream end at the upstream it began on', async () => {
    await start();
    const expectWhole = await beginStream();
    const other = await startOpenaiUpstream();
    try {
      other.respondAlways(textAnswer('From elsewhere'));
      await reload(toml().replace(upstream.url, other.url), RELOADED);
      expect(await ask('Stream')).toMatchObject({ layer: 'l3', answer: 'From elsewhere' });
      await expectWhole();
    } finally {
      await other.close();
    }
  });

  it('that is not valid changes nothing, and the log says why', async () => {
    await start('gateway_api_key = "the-old-key"');
    const withNewKey = (...more: readonly string[]): string => toml('gateway_api_key = "the-new-key"', ...more);
    const key = { 'x-isartor-key': 'the-old-key' };
    await ask('Hi', key);
    const refusals: readonly (readonly [config: string, reason: RegExp])[] = [
      [withNewKey('this is no TOML'), /Invalid TOML/],
      [withNewKey('cache_ttl_sec = 1'), /did you mean cache_ttl_secs/],
      [withNewKey('cache_ttl_secs = 0'), /must be at least 1/],
      [withNewKey('enable_slm_router = true'), /needs the SLM router/],
      ['gateway_api_key = "the-new-key"', /needs a key/],
    ];
    for (const [config, reason] of refusals) {
      await reload(config, reason);
      expect(await ask('Hi', key)).toMatchObject({ status: 200, layer: 'l1a' });
      expect(await ask('Hi', { 'x-isartor-key': 'the-new-key' })).toMatchObject({ status: 401 });
    }
    expect(process.output).not.toMatch(RELOADED);
    expect(process.output).toContain('Configuration not reloaded: the old one stays');
    expect(process.output).not.toContain('the-new-key');
    await reload(withNewKey(), RELOADED);
    expect(await ask('Hi', { 'x-isartor-key': 'the-new-key' })).toMatchObject({ status: 200 });
  });

  it('says which of its changes need a restart, and makes the others', async () => {
    process = await startGatewayProcess({ env: { ISARTOR__HOST_PORT: '' }, toml: toml('host_port = "127.0.0.1:0"') });
    const changed = toml('host_port = "127.0.0.1:1"', 'gateway_api_key = "a-key"', 'log = "debug"');
    const output = await reload(changed, RELOADED);
    const [, keys = ''] = /Configuration reloaded needs_restart=(\S+)/.exec(output) ?? [];
    expect(JSON.parse(keys)).toEqual(['host_port', 'log']);
    expect(await ask('Hi')).toMatchObject({ status: 401 });
  });
});
