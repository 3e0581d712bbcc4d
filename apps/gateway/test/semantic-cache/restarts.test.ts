import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenaiUpstream, startOpenaiUpstream } from '@isartor/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { childProcesses } from '../harness/child-processes.js';
import { type GatewayProcess, startGatewayProcess } from '../harness/gateway-process.js';
import { numberedAnswers } from '../harness/numbered-answers.js';
import { SEMANTIC_ENV } from '../harness/semantic-gateway.js';
import { CHAT, chat } from '../harness/test-gateway.js';

const QUESTION = 'How do I sort a list of numbers in Python?';
const REWORDED = 'please, how do i sort a list of numbers in python';
const SECRET = 'What is the capital of Bavaria?';

describe('a semantic cache on disk', () => {
  let upstream: OpenaiUpstream;
  let folder: string;
  let running: GatewayProcess | undefined;
  beforeAll(async () => {
    upstream = await startOpenaiUpstream();
    upstream.respondAlways(numberedAnswers());
  });
  afterAll(() => upstream.close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'isartor-semantic-'));
  });
  afterEach(async () => {
    await running?.dispose();
    running = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (env: Readonly<Record<string, string>> = {}): Promise<GatewayProcess> => {
    running = await startGatewayProcess({
      env: {
        ...SEMANTIC_ENV,
        ISARTOR__EXTERNAL_LLM_URL: upstream.url,
        ISARTOR__EXTERNAL_LLM_API_KEY: 'sk-upstream',
        ISARTOR__CACHE_BACKEND: 'lmdb',
        // Otherwise the exact cache would answer what this is about.
        ISARTOR__CACHE_MODE: 'semantic',
        ISARTOR__DATA_DIR: folder,
        ...env,
      },
    });
    return running;
  };
  const ask = async ({ url }: GatewayProcess, question: string) => {
    const headers = { 'content-type': 'application/json', 'cache-control': 'only-if-cached' };
    const response = await fetch(url + CHAT, { method: 'POST', headers, body: JSON.stringify(chat(question)) });
    await response.text();
    return response.headers.get('x-isartor-layer');
  };
  const keep = async ({ url }: GatewayProcess, question: string, entries: number) => {
    const headers = { 'content-type': 'application/json' };
    await (await fetch(url + CHAT, { method: 'POST', headers, body: JSON.stringify(chat(question)) })).text();
    await expect.poll(() => kept(url), { timeout: 20_000 }).toBe(entries);
  };
  const kept = async (url: string) => {
    const health = (await (await fetch(`${url}/health`)).json()) as { semantic_cache?: { entries?: number } };
    return health.semantic_cache?.entries;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    running?.signal(signal);
    await running?.exit;
    await running?.dispose();
  };

  it.each<NodeJS.Signals>(['SIGTERM', 'SIGKILL'])('is there again after %s', async (signal) => {
    const first = await start();
    await keep(first, QUESTION, 1);
    // Its writes are flushed in the background.
    await keep(first, SECRET, 2);
    await end(signal);
    const again = await start();
    await expect.poll(() => ask(again, REWORDED), { timeout: 20_000 }).toBe('l1b');
  });

  it.runIf(process.platform === 'linux').each<NodeJS.Signals>(['SIGTERM', 'SIGKILL'])(
    'leaves no process of the model behind after %s',
    async (signal) => {
      const gateway = await start();
      const [model = 0] = childProcesses('minilm', gateway.pid);
      expect(model).toBeGreaterThan(0);
      await end(signal);
      const isThere = (): boolean => {
        try {
          return process.kill(model, 0);
        } catch {
          return false;
        }
      };
      await expect.poll(isThere, { timeout: 10_000 }).toBe(false);
    },
  );

  it('serves nothing after a restart that was purged, also not what was purged while it was off', async () => {
    const purge = async ({ url }: GatewayProcess, body: object) => {
      const response = await fetch(`${url}/admin/cache/purge`, { method: 'POST', body: JSON.stringify(body) });
      return (await response.json()) as object;
    };
    const first = await start();
    await keep(first, SECRET, 1);
    expect(await purge(first, { all: true })).toEqual({ purged: { l1a: 0, l1b: 1 } });
    await keep(first, QUESTION, 1);
    await end('SIGTERM');
    const without = await start({ ISARTOR__CACHE_MODE: 'exact' });
    expect(await purge(without, { tag: 'whatever' })).toEqual({ purged: { l1a: 0, l1b: 1 } });
    await end('SIGTERM');
    const again = await start();
    expect(await kept(again.url)).toBe(0);
  });
});
