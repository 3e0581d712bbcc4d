import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasRedis, startRedis, type TestRedis } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayProcess, startGatewayProcess } from '../harness/gateway-process.js';
import { type CampaignReport, runCampaign } from './campaign.js';

/** Of all set-ups together. */
const REQUESTS = Number(process.env.ISARTOR_TEST_REQUESTS ?? 20_000);
const SEED = Number(process.env.ISARTOR_TEST_SEED ?? Date.now() % 2 ** 32);
/** Shorter than a run of some size, so that answers grow too old in it. */
const TTL_SECONDS = 20;
/** More than the slowest machine takes. */
const TIMEOUT_MS = 60_000 + REQUESTS * 5;

describe(`every one of ${REQUESTS} answers is its asker’s, whole and young enough (ISARTOR_TEST_SEED=${SEED})`, () => {
  let folder: string;
  let redis: TestRedis | undefined;
  let running: GatewayProcess[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'isartor-oracle-'));
    running = [];
  });
  afterEach(async () => {
    for (const gateway of running) await gateway.dispose();
    await redis?.stop();
    redis = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs this part of all requests against so many gateways, and prints what can be told of it. */
  async function run(part: number, gateways: number, env: Record<string, string>): Promise<CampaignReport> {
    let mebibytesAtFirst: readonly number[] = [];
    const mebibytes = () => running.map((gateway) => Math.round(gateway.residentBytes() / 2 ** 20));
    const began = performance.now();
    const report = await runCampaign({
      seed: SEED,
      requests: Math.ceil(REQUESTS * part),
      ttlSeconds: TTL_SECONDS,
      async startGateways(needed) {
        const start = () => startGatewayProcess({ env: { ...needed, ...env } });
        for (let index = 0; index < gateways; index += 1) running.push(await start());
        mebibytesAtFirst = mebibytes();
        return running.map(({ url }) => url);
      },
    });
    const seconds = Math.round((performance.now() - began) / 1000);
    const figures = { seconds, mebibytesAtFirst, mebibytes: mebibytes() };
    process.stdout.write(`${JSON.stringify({ ...report, violations: report.violations.length, ...figures })}\n`);
    return report;
  }

  /** Without these a run proves nothing. */
  function expectPower({ tally, purges, overtaken, left, calls }: CampaignReport): void {
    const requests = Object.values(tally).reduce((sum, count) => sum + count, left);
    expect(tally.hit / requests).toBeGreaterThan(0.1);
    expect(tally.follower).toBeGreaterThan(requests / 1000);
    for (const kind of ['own', 'notCached', 'failed', 'unfinished'] as const) expect(tally[kind]).toBeGreaterThan(0);
    for (const { confirmed, dropped } of Object.values(purges)) expect(Math.min(confirmed, dropped)).toBeGreaterThan(0);
    expect(overtaken).toBeGreaterThan(0);
    expect(left).toBeGreaterThan(0);
    expect(calls).toBeLessThan(requests);
  }

  it('from memory', { timeout: TIMEOUT_MS }, async () => {
    const report = await run(0.4, 1, {});
    expect(report.violations.slice(0, 5)).toEqual([]);
    expectPower(report);
  });

  it('from disk', { timeout: TIMEOUT_MS }, async () => {
    const report = await run(0.3, 1, { ISARTOR__CACHE_BACKEND: 'lmdb', ISARTOR__DATA_DIR: folder });
    expect(report.violations.slice(0, 5)).toEqual([]);
    expectPower(report);
  });

  it.skipIf(!hasRedis)('from a Redis that two gateways share', { timeout: TIMEOUT_MS }, async () => {
    redis = await startRedis();
    const report = await run(0.3, 2, {
      ISARTOR__CACHE_BACKEND: 'redis',
      ISARTOR__REDIS_URL: `redis://127.0.0.1:${redis.port}`,
      // A purge in a Redis that has just begun takes as long as this.
      ISARTOR__REDIS_STALE_SECS: '3',
      // The machine is as busy as it can be, which is not what is looked at here.
      ISARTOR__REDIS_TIMEOUT_MS: '2000',
    });
    expect(report.violations.slice(0, 5)).toEqual([]);
    expectPower(report);
  });
});
