import { cpSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelPath } from '@isartor/model-minilm';
import { afterEach, describe, expect, it } from 'vitest';
import { childProcesses } from '../harness/child-processes.js';
import { type SemanticGateway, startSemanticGateway } from '../harness/semantic-gateway.js';

const QUESTION = 'How do I sort a list of numbers in Python?';
/** Differs in case and courtesy only. Each is asked once: what was asked word for word is the exact cache's. */
const rewordings = [
  'How do I sort a list of numbers in python please?',
  'please how do i sort a list of numbers in python',
];
const NOT_STORED = { 'cache-control': 'no-store' };
const TIMEOUT_MS = 60_000;

let gateway: SemanticGateway;
afterEach(() => gateway.stop());

const answers = async (): Promise<boolean> => {
  const [first = ''] = rewordings;
  const told = await gateway.ask(first, NOT_STORED);
  expect(told.status).toBe(200);
  return told.layer === 'l1b';
};
const untilItAnswers = () => expect.poll(answers, { timeout: 30_000, interval: 200 }).toBe(true);
const l1b = async () => ((await (await gateway.get('/health')).json()) as { layers: { l1b: string } }).layers.l1b;

describe.runIf(process.platform === 'linux')('the process of the model', () => {
  const model = () => {
    const [pid] = childProcesses('minilm');
    if (pid === undefined) throw new Error('There is no process of a model');
    return pid;
  };

  it('may be killed: requests go on, and it comes again', { timeout: TIMEOUT_MS }, async () => {
    gateway = await startSemanticGateway();
    await gateway.ask(QUESTION);
    await gateway.untilKept(1);
    process.kill(model(), 'SIGKILL');
    for (const question of rewordings) expect((await gateway.ask(question, NOT_STORED)).status).toBe(200);
    await untilItAnswers();
    await expect.poll(l1b).toBe('active');
  });

  it('may hang: requests wait no longer than they may, and it is replaced', { timeout: TIMEOUT_MS }, async () => {
    gateway = await startSemanticGateway({ env: { ISARTOR__CACHE_SEMANTIC__EMBED_TIMEOUT_MS: '250' } });
    await gateway.ask(QUESTION);
    await gateway.untilKept(1);
    await untilItAnswers();
    process.kill(model(), 'SIGSTOP');
    const begun = performance.now();
    const told = await gateway.ask('please how do i sort a list of numbers in python', NOT_STORED);
    expect(told).toMatchObject({ status: 200, layer: 'l3' });
    expect(told.cacheStatus).toMatch(/detail="(?:busy|unavailable)"$/);
    expect(performance.now() - begun).toBeLessThan(2_000);
    await untilItAnswers();
  });
});

describe('the files of a model', () => {
  it.each([
    ['damaged', (folder: string) => truncateSync(join(folder, 'onnx/model_quantized.onnx'), 1_000)],
    ['missing', (folder: string) => rmSync(join(folder, 'tokenizer.json'))],
  ])(
    'may be %s: requests go on, /health says so, and they may be put right',
    { timeout: TIMEOUT_MS },
    async (_, spoil) => {
      const folder = mkdtempSync(join(tmpdir(), 'isartor-model-'));
      try {
        cpSync(modelPath, folder, { recursive: true });
        spoil(folder);
        gateway = await startSemanticGateway({ env: { ISARTOR__CACHE_SEMANTIC__MODEL_PATH: folder } });
        expect(await gateway.ask(QUESTION)).toMatchObject({ status: 200, layer: 'l3' });
        await expect.poll(l1b, { timeout: 10_000 }).toBe('down');
        expect((await gateway.semanticHealth())?.reason).toMatch(/^embedder: /);
        cpSync(modelPath, folder, { recursive: true, force: true });
        await expect.poll(l1b, { timeout: 40_000 }).toBe('active');
        await gateway.ask(QUESTION, { 'cache-control': 'no-cache' });
        await gateway.untilKept(1);
        expect(await answers()).toBe(true);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

/** What a server that turns texts into vectors says; undefined for nothing at all. */
type Saying = { readonly status?: number; readonly vector: readonly unknown[] } | undefined;

async function startEmbeddingServer() {
  const held: ServerResponse[] = [];
  const state: { saying: Saying } = { saying: { vector: [1, 0, 0, 0] } };
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (state.saying === undefined) return void held.push(response);
      const { status = 200, vector } = state.saying;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(request.url === '/info' ? '{"model_id":"m"}' : JSON.stringify([vector]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    say(saying: Saying) {
      state.saying = saying;
    },
    close() {
      for (const response of held) response.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a server of vectors', () => {
  it.each<[string, Saying]>([
    ['hangs', undefined],
    ['fails', { status: 500, vector: [] }],
    ['says what is no number', { vector: [1, null, 0, 0] }],
    ['says too few numbers', { vector: [1, 0] }],
    ['says nothing but zeros', { vector: [0, 0, 0, 0] }],
  ])('that %s fails no request, and serves again', { timeout: TIMEOUT_MS }, async (_, saying) => {
    const server = await startEmbeddingServer();
    try {
      gateway = await startSemanticGateway({
        env: {
          ISARTOR__CACHE_SEMANTIC__EMBEDDER: 'tei',
          ISARTOR__CACHE_SEMANTIC__EMBEDDER_URL: server.url,
          ISARTOR__CACHE_SEMANTIC__EMBED_TIMEOUT_MS: '250',
        },
      });
      await gateway.ask(QUESTION);
      await gateway.untilKept(1);
      expect(await answers()).toBe(true);
      server.say(saying);
      for (let count = 0; count < 6; count += 1) {
        const told = await gateway.ask(`${QUESTION} ${'!'.repeat(count + 1)}`, NOT_STORED);
        expect(told).toMatchObject({ status: 200, layer: 'l3', cacheStatus: expect.stringContaining('fwd=miss') });
      }
      expect(await l1b()).not.toBe('active');
      server.say({ vector: [1, 0, 0, 0] });
      const again = async () => (await gateway.ask(`${QUESTION} ?!`, NOT_STORED)).layer;
      await expect.poll(again, { timeout: 30_000, interval: 100 }).toBe('l1b');
      expect(await l1b()).toBe('active');
    } finally {
      await server.close();
    }
  });

  it('may come later than the gateway', { timeout: TIMEOUT_MS }, async () => {
    const server = await startEmbeddingServer();
    try {
      server.say({ status: 503, vector: [] });
      gateway = await startSemanticGateway({
        env: { ISARTOR__CACHE_SEMANTIC__EMBEDDER: 'tei', ISARTOR__CACHE_SEMANTIC__EMBEDDER_URL: server.url },
      });
      expect(await gateway.ask(QUESTION)).toMatchObject({
        ...{ status: 200, layer: 'l3' },
        cacheStatus: 'isartor-l1b; fwd=request; detail="unavailable"',
      });
      expect(await l1b()).toBe('down');
      server.say({ vector: [1, 0, 0, 0] });
      await expect.poll(l1b, { timeout: 30_000 }).toBe('active');
      await gateway.ask(QUESTION, { 'cache-control': 'no-cache' });
      await gateway.untilKept(1);
      expect(await answers()).toBe(true);
    } finally {
      await server.close();
    }
  });
});
