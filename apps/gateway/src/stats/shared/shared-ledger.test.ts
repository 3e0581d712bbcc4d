import { spawnSync } from 'node:child_process';
import { freePort, hasRedis, startRedis, type TestRedis } from '@isartor/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KeptPrompt } from '../recent-prompt.js';
import type { StatsView } from '../stats-view.js';
import type { Batch } from '../tally.js';
import { createSharedLedger, type SharedLedger } from './shared-ledger.js';

const kept = (id: string, timestamp: string): KeptPrompt => ({ id, tenant: 'a', prompt: { timestamp } }) as KeptPrompt;
const batch = (tenant: string, amount: number, ...recent: readonly KeptPrompt[]): Batch => ({
  ...{ tenant, recent, sinceMs: 1_000_000 },
  counters: new Map([['tool:curl:requests', amount]]),
});

describe.skipIf(!hasRedis)('numbers in Redis', () => {
  let redis: TestRedis;
  let replicas: SharedLedger[] = [];
  const join = (replica: string, url = `redis://127.0.0.1:${redis.port}`): SharedLedger => {
    const ledger = createSharedLedger({ url, replica, now: Date.now });
    replicas.push(ledger);
    return ledger;
  };
  const viewOf = async (ledger: SharedLedger, subject?: string): Promise<StatsView> => {
    const view = await ledger.view(subject);
    if ('counters' in view) return view;
    throw new Error(view.reason);
  };
  const requestsOf = async (ledger: SharedLedger, subject?: string) =>
    (await viewOf(ledger, subject)).counters.get('tool:curl:requests');

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    await Promise.all(replicas.map((ledger) => ledger.close()));
    replicas = [];
    redis.cli('FLUSHALL');
  });
  afterAll(() => redis.stop());

  it('are the sum of all replicas, by tenant and of all, own unsent ones included', async () => {
    const [one, other] = [join('one'), join('other')];
    one.add(batch('a', 1));
    other.add(batch('a', 2));
    other.add(batch('b', 4));
    await other.flush();
    expect([await requestsOf(one, 'a'), await requestsOf(one, 'b'), await requestsOf(one)]).toEqual([3, 4, 7]);
    one.add(batch('a {}%:', 8));
    await one.flush();
    expect(await requestsOf(other, 'a {}%:')).toBe(8);
    expect(await viewOf(other)).toMatchObject({ scope: 'all_replicas', replicas: 2, sinceMs: 1_000_000 });
  });

  it('know the latest prompts of all, newest first, each once', async () => {
    const [one, other] = [join('one'), join('other')];
    one.add(batch('a', 1, kept('one-2', '2030-01-01T00:00:03Z'), kept('one-1', '2030-01-01T00:00:01Z')));
    await one.flush();
    other.add(batch('a', 1, kept('other-1', '2030-01-01T00:00:02Z')));
    const list = 'isartor:stats:tenant:%22a%22:recent';
    redis.cli('LPUSH', list, redis.cli('LINDEX', list, '0'));
    const { recent } = await viewOf(other, 'a');
    expect(recent.map(({ id }) => id)).toEqual(['one-2', 'other-1', 'one-1']);
  });

  it('are added once where the reply to the first time was lost', async () => {
    const ledger = join('one');
    await ledger.flush();
    ledger.add(batch('a', 5));
    redis.signal('SIGSTOP');
    await ledger.flush();
    redis.signal('SIGCONT');
    await expect.poll(() => requestsOf(ledger, 'a').catch(() => undefined)).toBe(5);
    expect(await requestsOf(ledger)).toBe(5);
  });

  it('say why they cannot be had, and lose nothing until they can', async () => {
    const server = await startRedis();
    const ledger = join('one', `redis://127.0.0.1:${server.port}`);
    ledger.add(batch('a', 1));
    expect(await requestsOf(ledger)).toBe(1);
    server.signal('SIGSTOP');
    ledger.add(batch('a', 2));
    expect(await ledger.view('a')).toEqual({ reason: 'timeout' });
    server.signal('SIGCONT');
    await expect.poll(() => requestsOf(ledger, 'a').catch(() => undefined)).toBe(3);
    server.cli('CONFIG', 'SET', 'maxmemory', '1');
    ledger.add(batch('a', 4));
    expect(await ledger.view('a')).toEqual({ reason: 'out of memory' });
    server.cli('CONFIG', 'SET', 'maxmemory', '0');
    expect(await requestsOf(ledger, 'a')).toBe(7);
    await server.stop();
    await expect.poll(() => ledger.view('a')).toEqual({ reason: expect.stringMatching(/unreachable|connection lost/) });
  });

  it('begin anew in an emptied Redis, and are kept for 30 days', async () => {
    const ledger = join('one');
    ledger.add(batch('a', 1, kept('one-1', '2030-01-01T00:00:01Z')));
    await ledger.flush();
    for (const key of ['counters', 'recent'])
      expect(Number(redis.cli('TTL', `isartor:stats:all:${key}`))).toBeGreaterThan(30 * 24 * 3600 - 60);
    redis.cli('FLUSHALL');
    expect(await viewOf(ledger)).toMatchObject({ counters: new Map(), recent: [] });
    ledger.add({ ...batch('a', 2), sinceMs: 2_000_000 });
    expect(await viewOf(ledger)).toMatchObject({ sinceMs: 2_000_000, counters: new Map([['tool:curl:requests', 2]]) });
  });

  it('count a replica that leaves no longer, nor one that is silent', async () => {
    const [one, other] = [join('one'), join('other')];
    await Promise.all([one.flush(), other.flush()]);
    redis.cli('ZADD', 'isartor:stats:replicas', String(Date.now() - 6000), 'silent');
    expect(redis.cli('ZCARD', 'isartor:stats:replicas')).toBe('3');
    expect((await viewOf(one)).replicas).toBe(2);
    await other.close();
    expect((await viewOf(one)).replicas).toBe(1);
  });

  it('forget how far replicas had got that are gone for a day', async () => {
    const ledger = join('one');
    ledger.add(batch('a', 1));
    await ledger.flush();
    redis.cli('HSET', 'isartor:stats:all:counters', '@replica:old', String(Date.now() - 25 * 3_600_000));
    expect(await requestsOf(ledger)).toBe(1);
    expect(redis.cli('HKEYS', 'isartor:stats:all:counters').split('\n').sort()).toEqual(
      ['@replica:one', '@since', 'tool:curl:requests'].sort(),
    );
  });

  it('are the same in a cluster', async () => {
    const nodes: TestRedis[] = [];
    for (let count = 0; count < 3; count += 1) {
      nodes.push(await startRedis({ port: await freePort(), args: ['--cluster-enabled', 'yes'] }));
    }
    const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`);
    spawnSync('redis-cli', ['--cluster', 'create', ...hosts, '--cluster-yes'], { timeout: 20_000 });
    const formed = () => nodes.every((node) => node.cli('CLUSTER', 'INFO').includes('cluster_state:ok'));
    await expect.poll(formed, { timeout: 20_000, interval: 100 }).toBe(true);
    const url = `redis+cluster://${hosts.join(',')}`;
    const [one, other] = [join('one', url), join('other', url)];
    for (let tenant = 0; tenant < 20; tenant += 1) one.add(batch(`tenant ${tenant}`, tenant));
    await one.flush();
    expect(await requestsOf(other)).toBe(190);
    expect(await requestsOf(other, 'tenant 19')).toBe(19);
    expect((await viewOf(other)).replicas).toBe(2);
    await Promise.all(nodes.map((node) => node.stop()));
  }, 40_000);
});
