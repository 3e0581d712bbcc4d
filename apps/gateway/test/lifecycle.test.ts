import {
  createGate,
  delayChunks,
  delayHeaders,
  type Gate,
  type OpenaiUpstream,
  startOpenaiUpstream,
  textAnswer,
} from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayProcess, runGatewayProcess, startGatewayProcess } from './harness/gateway-process.js';
import { CHAT, chat } from './harness/test-gateway.js';

const ANSWER = 'One two three four five.';
const STREAMS = 20;

describe('the life of the gateway process', () => {
  let upstream: OpenaiUpstream;
  const processes: { dispose(): Promise<void> }[] = [];
  beforeEach(async () => {
    upstream = await startOpenaiUpstream();
    upstream.respondAlways(textAnswer(ANSWER));
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((process) => process.dispose()));
    await upstream.close();
  });

  const start = async (env: Readonly<Record<string, string>> = {}): Promise<GatewayProcess> => {
    const process = await startGatewayProcess({ env: settings(env) });
    processes.push(process);
    return process;
  };
  const settings = (env: Readonly<Record<string, string>>) => ({
    ISARTOR__EXTERNAL_LLM_URL: upstream.url,
    ISARTOR__EXTERNAL_LLM_API_KEY: 'sk-upstream-secret',
    ...env,
  });
  const ask = ({ url }: GatewayProcess, text: string, more: object = {}) =>
    fetch(url + CHAT, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(chat(text, more)),
    });
  const statusOf = async (url: string) => {
    const response = await fetch(url);
    await response.body?.cancel();
    return response.status;
  };

  /** Begins streams that come to their second chunk and wait there. */
  const beginStreams = async (process: GatewayProcess, count: number) => {
    const gates: Gate[] = [];
    upstream.respondAlways((request) => {
      const gate = createGate();
      gate.release(2);
      gates.push(gate);
      return delayChunks(textAnswer(ANSWER), gate)(request);
    });
    const begun = Array.from({ length: count }, (_, index) => ask(process, `Stream ${index}`, { stream: true }));
    const responses = await Promise.all(begun);
    const texts = responses.map((response) => response.text().catch((error: Error) => `broken: ${error.message}`));
    return {
      texts,
      finish: () => {
        for (const gate of gates) gate.open();
      },
    };
  };

  it('drains on SIGTERM: it is not ready, turns prompts away and lets streams end whole', async () => {
    const process = await start();
    const { texts, finish } = await beginStreams(process, STREAMS);
    expect(await statusOf(`${process.url}/readyz`)).toBe(200);
    process.signal('SIGTERM');
    await expect.poll(() => statusOf(`${process.url}/readyz`)).toBe(503);
    expect(await statusOf(`${process.url}/healthz`)).toBe(200);
    const health = (await (await fetch(`${process.url}/health`)).json()) as object;
    expect(health).toMatchObject({ status: 'draining', in_flight_requests: STREAMS });
    const refused = await ask(process, 'Too late');
    expect(refused.status).toBe(503);
    expect([refused.headers.get('retry-after'), refused.headers.get('connection')]).toEqual(['1', 'close']);
    expect(await refused.json()).toMatchObject({ error: { code: 'draining' } });
    finish();
    for (const text of await Promise.all(texts)) {
      expect(said(text)).toBe(ANSWER);
      expect(text).toMatch(/\ndata: \[DONE\]\n\n$/);
    }
    expect(await process.exit).toEqual({ code: 0, signal: null });
    expect(upstream.requests).toHaveLength(STREAMS);
    await expect(fetch(`${process.url}/healthz`)).rejects.toThrow();
  });

  it('cuts what outlives the drain deadline with an error that nobody can take for an end', async () => {
    const process = await start({ ISARTOR__SERVER__DRAIN_TIMEOUT_SECS: '1' });
    const { texts } = await beginStreams(process, 3);
    upstream.respondWith(delayHeaders(textAnswer(ANSWER), createGate()));
    const waiting = ask(process, 'No stream');
    await expect.poll(() => upstream.requests.length).toBe(4);
    process.signal('SIGTERM');
    for (const text of await Promise.all(texts)) {
      expect(text).not.toContain('[DONE]');
      const [, error = ''] = /data: (\{"error".*)\n\n$/.exec(text) ?? [];
      expect(JSON.parse(error)).toMatchObject({ error: { code: 'draining' } });
    }
    const response = await waiting;
    expect([response.status, await response.json()]).toMatchObject([503, { error: { code: 'draining' } }]);
    expect(await process.exit).toEqual({ code: 0, signal: null });
  });

  it('exits at once on a second signal', async () => {
    const process = await start();
    const { texts } = await beginStreams(process, 1);
    process.signal('SIGTERM');
    await process.waitForOutput(/Draining/);
    process.signal('SIGINT');
    expect(await process.exit).toEqual({ code: 130, signal: null });
    expect(await texts[0]).toMatch(/^broken: /);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('stops on %s when nothing runs, idle connections or not', async (signal) => {
    const process = await start();
    expect((await ask(process, 'Hi')).status).toBe(200);
    process.signal(signal);
    expect(await process.exit).toEqual({ code: 0, signal: null });
    expect(process.output).toMatch(/Draining.*\n.*Stopped/);
  });

  it('serves again after it was killed', async () => {
    const killed = await start();
    await beginStreams(killed, 1);
    killed.signal('SIGKILL');
    expect(await killed.exit).toEqual({ code: null, signal: 'SIGKILL' });
    upstream.respondAlways(textAnswer(ANSWER));
    const again = await start({ ISARTOR__HOST_PORT: new URL(killed.url).host });
    expect(again.url).toBe(killed.url);
    expect((await ask(again, 'Hi')).status).toBe(200);
  });

  it.each(['false', 'true'])('says which address is taken, and fails (monitoring %s)', async (monitoring) => {
    const first = await start();
    const { host } = new URL(first.url);
    const second = runGatewayProcess({
      env: settings({ ISARTOR__HOST_PORT: host, ISARTOR__ENABLE_MONITORING: monitoring }),
    });
    processes.push(second);
    expect(await second.exit).toEqual({ code: 1, signal: null });
    expect(second.output).toContain(host);
    expect(second.output).toMatch(/in use/);
    expect(second.output).not.toMatch(/^\s+at /m);
    expect((await ask(first, 'Hi')).status).toBe(200);
  });
});

/** What the chunks of an OpenAI stream say together. */
function said(stream: string): string {
  const deltas = stream.matchAll(/^data: (\{.*)$/gm);
  return [...deltas]
    .map(([, data = '']) => JSON.parse(data) as { choices: { delta: { content?: string } }[] })
    .map(({ choices }) => choices[0]?.delta.content ?? '')
    .join('');
}
