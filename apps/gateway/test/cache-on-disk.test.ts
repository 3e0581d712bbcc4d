import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenaiUpstream, startOpenaiUpstream } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayProcess, runGatewayProcess, startGatewayProcess } from './harness/gateway-process.js';
import { CHAT, chat } from './harness/test-gateway.js';

let upstream: OpenaiUpstream;
let folder: string;
let running: GatewayProcess[];
beforeEach(async () => {
  upstream = await startOpenaiUpstream();
  folder = mkdtempSync(join(tmpdir(), 'isartor-disk-'));
  running = [];
});
afterEach(async () => {
  for (const gateway of running) await gateway.dispose();
  await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

const env = (): Record<string, string> => ({
  ISARTOR__CACHE_BACKEND: 'lmdb',
  ISARTOR__DATA_DIR: folder,
  ISARTOR__EXTERNAL_LLM_URL: upstream.url,
  ISARTOR__EXTERNAL_LLM_API_KEY: 'sk-upstream',
});

async function start(more: Record<string, string> = {}): Promise<GatewayProcess> {
  const gateway = await startGatewayProcess({ env: { ...env(), ...more } });
  running.push(gateway);
  return gateway;
}

const ask = (gateway: GatewayProcess, text: string): Promise<Response> =>
  fetch(gateway.url + CHAT, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(chat(text)),
  });

/** The layer that answered, once the answer is whole and true. */
async function layerOf(gateway: GatewayProcess, text: string): Promise<string | null> {
  const response = await ask(gateway, text);
  expect(response.status).toBe(200);
  expect(JSON.parse(await response.text()).choices[0].message.content).toBe(`You said: ${text}`);
  return response.headers.get('x-isartor-layer');
}

async function end(gateway: GatewayProcess, signal: NodeJS.Signals): Promise<void> {
  gateway.signal(signal);
  await gateway.exit;
}

describe('answers on disk', () => {
  it('are there again after a restart', async () => {
    const first = await start();
    expect(await layerOf(first, 'Hi')).toBe('l3');
    await end(first, 'SIGTERM');
    const second = await start();
    expect(await layerOf(second, 'Hi')).toBe('l1a');
    const health = (await (await fetch(`${second.url}/health`)).json()) as { exact_cache: object };
    expect(health.exact_cache).toMatchObject({ backend: 'lmdb', state: 'ready', entries: 1 });
    expect(second.output).toContain('on, kept on disk');
  });

  it('are not those of another server under the same name', async () => {
    const first = await start();
    await layerOf(first, 'Hi');
    await end(first, 'SIGTERM');
    const other = await startOpenaiUpstream();
    const second = await start({ ISARTOR__EXTERNAL_LLM_URL: other.url });
    expect(await layerOf(second, 'Hi')).toBe('l3');
    await other.close();
  });

  it('are of one process alone: a second one says whose folder it is', async () => {
    await start();
    const second = runGatewayProcess({ env: env() });
    expect((await second.exit).code).not.toBe(0);
    expect(second.output).toContain(folder);
    await second.dispose();
  });
});
