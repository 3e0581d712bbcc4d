import { hasRedis, type OpenaiUpstream, startOpenaiUpstream, startRedis, type TestRedis } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PromptStats } from '../src/stats/report/prompt-stats.js';
import { startGatewayProcess } from './harness/gateway-process.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

const POLL = { timeout: 15_000, interval: 100 };

describe.skipIf(!hasRedis)('figures of gateways that share a Redis', () => {
  let redis: TestRedis;
  let upstream: OpenaiUpstream;
  let gateways: TestGateway[] = [];
  const env = () => ({
    ISARTOR__CACHE_BACKEND: 'redis',
    ISARTOR__REDIS_URL: `redis://127.0.0.1:${redis.port}`,
    ISARTOR__EXTERNAL_LLM_URL: upstream.url,
    ISARTOR__EXTERNAL_LLM_API_KEY: 'sk-upstream',
  });
  const start = async (more: Readonly<Record<string, string>> = {}): Promise<TestGateway> => {
    const gateway = await startTestGateway({ upstream, env: { ...env(), ...more } });
    gateways.push(gateway);
    return gateway;
  };
  const ask = async ({ url }: { readonly url: string }, prompt: string, key = '') => {
    const headers = { 'content-type': 'application/json', 'user-agent': 'curl/8', 'x-isartor-key': key };
    const response = await fetch(url + CHAT, { method: 'POST', headers, body: JSON.stringify(chat(prompt)) });
    await response.text();
  };
  const promptsOf = async ({ url }: { readonly url: string }, key = '') => {
    const response = await fetch(`${url}/debug/stats/prompts`, { headers: { 'x-isartor-key': key } });
    return (await response.json()) as PromptStats;
  };

  beforeEach(async () => {
    redis = await startRedis();
    upstream = await startOpenaiUpstream();
  });
  afterEach(async () => {
    await Promise.all(gateways.map((gateway) => gateway.stop()));
    gateways = [];
    await upstream.close();
    await redis.stop();
  });

  it('are of all of them, asked from any, and each tenant sees its own of all', async () => {
    const keys = JSON.stringify(['a', 'b'].map((tenant) => ({ tenant, key: `key-of-${tenant}` })));
    const withKeys = { ISARTOR__GATEWAY_KEYS: keys, ISARTOR__GATEWAY_API_KEY: 'admin' };
    const [one, other] = [await start(withKeys), await start(withKeys)];
    await ask(one, 'Hi', 'key-of-a');
    await ask(one, 'Hi', 'key-of-a');
    await ask(other, 'Hello', 'key-of-a');
    await ask(other, 'Hello', 'key-of-b');
    await ask(other, 'Hello', 'no-key');
    const seen = async (gateway: TestGateway, key: string) => {
      const { total_prompts, by_layer, scope, replicas, recent } = await promptsOf(gateway, key);
      return [total_prompts, by_layer.l0, by_layer.l1a, by_layer.l3, recent.length, scope, replicas];
    };
    for (const gateway of gateways) {
      await expect.poll(() => seen(gateway, 'admin'), POLL).toEqual([5, 1, 1, 3, 5, 'all_replicas', 2]);
      expect(await seen(gateway, 'key-of-a')).toEqual([3, 0, 1, 2, 3, 'all_replicas', 2]);
      expect(await seen(gateway, 'key-of-b')).toEqual([1, 0, 0, 1, 1, 'all_replicas', 2]);
    }
    const agents = await (await other.get('/debug/stats/agents', { 'x-isartor-key': 'key-of-a' })).json();
    expect(agents).toMatchObject({ agents: { curl: { requests: 3, l1a_hits: 1 } }, scope: 'all_replicas' });
    const providers = await (await one.get('/debug/providers', { 'x-isartor-key': 'admin' })).json();
    expect(providers).toMatchObject({ providers: [{ requests_total: 3, errors_total: 0 }], replicas: 2 });
  });

  it('keep what a gateway has counted that stops, and what one had sent that is killed', async () => {
    const stays = await start();
    const stops = await startTestGateway({ upstream, env: env() });
    const dies = await startGatewayProcess({ env: env() });
    for (const gateway of [stays, stops, dies]) for (let time = 0; time < 5; time += 1) await ask(gateway, 'Hi');
    await expect.poll(async () => (await promptsOf(stays)).replicas, POLL).toBe(3);
    // Its second is over when others know of them.
    await expect.poll(async () => (await promptsOf(stays)).by_surface.gateway, POLL).toBe(15);
    await ask(stops, 'Hi');
    await stops.stop();
    await dies.dispose();
    expect(await promptsOf(stays)).toMatchObject({ total_prompts: 16, scope: 'all_replicas' });
    await expect.poll(async () => (await promptsOf(stays)).replicas, POLL).toBe(1);
    expect(await promptsOf(stays)).toMatchObject({ total_prompts: 16 });
  }, 60_000);

  it("are a gateway's own while Redis is away, and whole again when it is back", async () => {
    const [one, other] = [await start(), await start()];
    await ask(one, 'One');
    await ask(other, 'Two');
    await expect.poll(async () => (await promptsOf(one)).total_prompts, POLL).toBe(2);
    redis.signal('SIGSTOP');
    await ask(one, 'Three');
    expect(await promptsOf(one)).toMatchObject({ total_prompts: 2, scope: 'replica', replicas: 1, reason: 'timeout' });
    redis.signal('SIGCONT');
    const shared = async () => {
      const { total_prompts, scope } = await promptsOf(other);
      return [total_prompts, scope];
    };
    await expect.poll(shared, POLL).toEqual([3, 'all_replicas']);
    await redis.restart();
    // What Redis has forgotten is gone; what it is told from now on is not.
    await expect.poll(async () => (await promptsOf(one)).scope, POLL).toBe('all_replicas');
    await ask(one, 'Four');
    await expect.poll(async () => (await promptsOf(other)).total_prompts, POLL).toBeLessThan(3);
    expect((await promptsOf(one)).total_prompts).toBeGreaterThanOrEqual(1);
  }, 60_000);
});
