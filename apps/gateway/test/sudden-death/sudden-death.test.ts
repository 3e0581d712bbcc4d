import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasRedis, type OpenaiUpstream, startRedis, type TestRedis } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayProcess, startGatewayProcess } from '../harness/gateway-process.js';
import { CLIENTS, dieWriting, promptOf } from './die-writing.js';
import { askFor, startAnswers } from './kept-answers.js';

const DEATHS = Number(process.env.ISARTOR_TEST_DEATHS ?? 3);
const WRITES = Number(process.env.ISARTOR_TEST_WRITES ?? 200);
const SEED = Number(process.env.ISARTOR_TEST_SEED ?? Date.now() % 2 ** 32);
const TIMEOUT_MS = 30_000 + DEATHS * (10_000 + WRITES * 30);
const READERS = 8;

type Env = Readonly<Record<string, string>>;

let upstream: OpenaiUpstream;
let folder: string;
let running: GatewayProcess[];
let redis: TestRedis | undefined;
beforeEach(async () => {
  upstream = await startAnswers();
  folder = mkdtempSync(join(tmpdir(), 'isartor-death-'));
  running = [];
});
afterEach(async () => {
  for (const gateway of running) await gateway.dispose();
  await upstream.close();
  await redis?.stop();
  redis = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a gateway, whose store is open at once. */
async function start(env: Env): Promise<GatewayProcess> {
  const gateway = await startGatewayProcess({
    env: {
      ISARTOR__EXTERNAL_LLM_URL: upstream.url,
      ISARTOR__EXTERNAL_LLM_API_KEY: 'sk-upstream',
      ISARTOR__CACHE_MAX_CAPACITY: '1000000',
      ...env,
    },
  });
  running.push(gateway);
  const { exact_cache } = (await (await fetch(`${gateway.url}/health`)).json()) as { exact_cache: object };
  expect(exact_cache).toMatchObject({ backend: env.ISARTOR__CACHE_BACKEND, state: 'ready' });
  return gateway;
}

/** Those of the prompts that are answered from the cache; each such answer is whole and right. */
async function found(gateway: GatewayProcess, prompts: readonly string[]): Promise<ReadonlySet<string>> {
  const hits = new Set<string>();
  const left = [...prompts];
  const read = async (): Promise<void> => {
    for (let prompt = left.pop(); prompt !== undefined; prompt = left.pop()) {
      if ((await askFor(gateway.url, prompt, true)) === 'l1a') hits.add(prompt);
    }
  };
  await Promise.all(Array.from({ length: READERS }, read));
  return hits;
}

/** Lets gateways with these settings die one after the other, and tells what became of all that they wrote. */
async function dieAgainAndAgain(env: Env) {
  const report = { answered: 0, keptBefore: 0, lost: 0, mostLost: 0, givenUp: 0 };
  const everFound: string[] = [];
  let gateway = await start(env);
  for (let round = 0; round < DEATHS; round += 1) {
    const { answered, kept, givenUp } = await dieWriting(gateway, { seed: SEED, round, writes: WRITES });
    gateway = await start(env);
    const prompts = Array.from({ length: WRITES }, (_, index) => promptOf(round, index));
    const there = await found(gateway, prompts);
    const lost = answered.filter((prompt) => !there.has(prompt));
    expect(lost.filter((prompt) => kept.has(prompt))).toEqual([]);
    const inFlight = lost.filter((prompt) => !givenUp.has(prompt)).length;
    expect(inFlight).toBeLessThanOrEqual(CLIENTS);
    everFound.push(...there);
    report.answered += answered.length;
    report.keptBefore += kept.size;
    report.lost += lost.length;
    report.mostLost = Math.max(report.mostLost, inFlight);
    report.givenUp += givenUp.size;
  }
  expect((await found(gateway, everFound)).size).toBe(everFound.length);
  return report;
}

const BACKENDS: Readonly<Record<'lmdb' | 'redis', () => Promise<Env>>> = {
  lmdb: async () => ({ ISARTOR__CACHE_BACKEND: 'lmdb', ISARTOR__DATA_DIR: folder }),
  redis: async () => {
    redis = await startRedis();
    const url = `redis://127.0.0.1:${redis.port}`;
    // As long as the disk has: what a busy machine gives up is not what is looked at here.
    return { ISARTOR__CACHE_BACKEND: 'redis', ISARTOR__REDIS_URL: url, ISARTOR__REDIS_TIMEOUT_MS: '2000' };
  },
};

describe(`a gateway that is killed ${DEATHS} times amid ${WRITES} writes (ISARTOR_TEST_SEED=${SEED})`, () => {
  for (const backend of ['lmdb', 'redis'] as const) {
    it.skipIf(backend === 'redis' && !hasRedis)(
      `opens ${backend} again and has lost at most what each client had in flight`,
      { timeout: TIMEOUT_MS },
      async () => {
        const report = await dieAgainAndAgain(await BACKENDS[backend]());
        process.stdout.write(`${backend}: ${JSON.stringify(report)}\n`);
        expect(report.keptBefore).toBeGreaterThan(report.answered / 2);
      },
    );
  }
});
