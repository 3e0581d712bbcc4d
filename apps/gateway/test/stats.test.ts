import { createHash } from 'node:crypto';
import { errorAnswer } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentStats } from '../src/stats/report/agent-stats.js';
import type { PromptStats } from '../src/stats/report/prompt-stats.js';
import type { ProviderStats } from '../src/stats/report/provider-stats.js';
import { A, ADMIN, B, COUNTED_ENV, promptOf, runCountedSession } from './harness/counted-session.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the documents here have in common with what is asked of them. */
interface Told extends PromptStats {
  readonly agents: Readonly<Record<string, AgentStats>>;
  readonly providers: readonly ProviderStats[];
}

async function documentOf(gateway: TestGateway, path: string, key: Readonly<Record<string, string>> = {}) {
  const response = await gateway.get(path, key);
  return { status: response.status, json: (await response.json()) as Told };
}

describe('figures of a session', () => {
  let gateway: TestGateway;
  const prompts = (key: Readonly<Record<string, string>>, query = '') =>
    documentOf(gateway, `/debug/stats/prompts${query}`, key).then(({ json }) => json);

  beforeAll(async () => {
    gateway = await startTestGateway({ env: COUNTED_ENV });
    await runCountedSession(gateway);
  });
  afterAll(() => gateway.stop());

  it('count every prompt once, by what became of it, and nothing else', async () => {
    const all = await prompts(ADMIN);
    expect(all).toMatchObject({
      total_prompts: 15,
      total_deflected_prompts: 3,
      by_layer: { l0: 3, l1a: 3, l1b: 0, l2: 0, l3: 9 },
      by_surface: { gateway: 15 },
      by_client: { openai: 15 },
      by_tool: { curl: 9, codex: 6 },
      deflection_rate: 0.25,
      hit_rate: 0.25,
      saved_tokens: 18,
      scope: 'replica',
      replicas: 1,
    });
    expect(Date.parse(all.since)).toBeLessThanOrEqual(Date.now());
    expect(all.latency_ms.p50).toBeGreaterThan(0);
    expect(all.latency_ms.p95).toBeGreaterThanOrEqual(all.latency_ms.p50 ?? Number.NaN);
    expect(all.saved_cost_usd).toBeGreaterThan(0);
    expect(Object.keys(all).slice(-1)).toEqual(['recent']);
  });

  it('show a tenant its own, and an administrator any', async () => {
    const own = await prompts(A);
    expect(own).toMatchObject({ total_prompts: 11, by_layer: { l0: 0, l1a: 3, l3: 8 }, deflection_rate: 0.2727 });
    expect(await prompts(ADMIN, '?tenant=a')).toMatchObject({ total_prompts: 11 });
    expect(await prompts(A, '?tenant=a')).toMatchObject({ total_prompts: 11 });
    expect(await prompts(B)).toMatchObject({
      total_prompts: 3,
      by_layer: { l0: 2, l3: 1 },
      deflection_rate: 0,
      saved_tokens: 0,
    });
    expect(await prompts(ADMIN, '?tenant=c')).toMatchObject({ total_prompts: 0, deflection_rate: null });
    const refused = await documentOf(gateway, '/debug/stats/prompts?tenant=b', A);
    expect(refused).toMatchObject({ status: 403, json: { error: 'forbidden' } });
  });

  it('tell each agent by itself, retries and errors too', async () => {
    const { agents, scope } = (await documentOf(gateway, '/debug/stats/agents', A)).json;
    expect(scope).toBe('replica');
    expect(agents).toMatchObject({
      curl: {
        requests: 5,
        cache_hits: 2,
        cache_misses: 3,
        l1a_hits: 2,
        l1a_misses: 3,
        l1b_hits: 0,
        l1b_misses: 0,
        retry_count: 0,
        error_count: 0,
        l1a_safety_ratio: 0.4,
        l1b_safety_ratio: null,
        deflection_rate: 0.6,
        saved_tokens: 18,
      },
      codex: { requests: 6, cache_hits: 0, cache_misses: 5, retry_count: 2, error_count: 6, saved_tokens: 0 },
    });
    expect(agents.curl?.average_latency_ms).toBeGreaterThan(0);
    expect((await documentOf(gateway, '/debug/stats/agents', B)).json.agents).toEqual({
      curl: expect.objectContaining({ requests: 3, cache_misses: 2, error_count: 0, l1a_safety_ratio: 0 }),
    });
  });

  it('have the latest prompts, newest first, by a hash and not by their words', async () => {
    const { recent } = await prompts(A, '?limit=200');
    expect(recent).toHaveLength(11);
    expect(recent[0]).toEqual({
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      traffic_surface: 'gateway',
      client: 'openai',
      endpoint_family: 'openai',
      route: CHAT,
      prompt_hash: sha256(promptOf('bypassed')),
      final_layer: 'l3',
      resolved_by: 'L3_Cloud',
      deflected: false,
      latency_ms: expect.any(Number),
      status_code: 200,
      tool: 'codex',
    });
    expect(recent.at(-1)).toMatchObject({ prompt_hash: sha256(promptOf('asked again')), final_layer: 'l3' });
    expect(recent.at(-2)).toMatchObject({ final_layer: 'l1a', resolved_by: 'L1a_ExactCache', deflected: true });
    expect((await prompts(ADMIN, '?limit=3')).recent).toMatchObject([
      { final_layer: 'l0', status_code: 401 },
      { final_layer: 'l3', status_code: 499, tenant: 'b', prompt_hash: sha256(promptOf('left')) },
      { final_layer: 'l0', status_code: 400, tenant: 'b' },
    ]);
    expect((await prompts(ADMIN)).recent).toHaveLength(15);
    expect((await prompts(A, '?limit=0')).recent).toEqual([]);
    expect(JSON.stringify(await prompts(ADMIN, '?limit=200'))).not.toContain('The prompt');
  });

  it('say how the provider goes', async () => {
    const { status, json } = await documentOf(gateway, '/debug/providers', ADMIN);
    expect(status).toBe(200);
    expect(json).toMatchObject({ active_provider: 'openai', scope: 'replica', replicas: 1 });
    expect(json.providers).toEqual([
      {
        name: 'openai',
        active: true,
        status: 'healthy',
        model: 'gpt-4o-mini',
        endpoint_configured: true,
        api_key_configured: true,
        endpoint: gateway.upstream.url.replace(/\/+$/, ''),
        keys: [{ masked_key: 'sk-u…6789' }],
        requests_total: 11,
        errors_total: 6,
        last_success: expect.any(String),
        last_error: 'upstream_broken',
        last_error_at: expect.any(String),
        last_error_message: expect.any(String),
      },
    ]);
  });

  it('show a tenant neither keys nor words nor addresses', async () => {
    const { json } = await documentOf(gateway, '/debug/providers', B);
    expect(json.providers).toEqual([
      {
        ...{ name: 'openai', active: true, status: 'healthy', model: 'gpt-4o-mini' },
        ...{ endpoint_configured: true, api_key_configured: true },
        requests_total: 1,
        errors_total: 0,
        last_success: expect.any(String),
        last_error: 'upstream_broken',
        last_error_at: expect.any(String),
      },
    ]);
  });

  it('have nothing of a proxy, and say why', async () => {
    expect((await documentOf(gateway, '/debug/proxy/recent?limit=5', A)).json).toEqual({
      entries: [],
      proxy: 'not_built',
    });
  });

  it.each(['/debug/stats/prompts', '/debug/stats/agents', '/debug/providers', '/debug/proxy/recent'])(
    'are for who has a key: %s',
    async (path) => {
      expect(await documentOf(gateway, path)).toMatchObject({ status: 401, json: { error: 'unauthorized' } });
      expect(await documentOf(gateway, `${path}?limit=x`, A)).toMatchObject({ status: 400 });
      expect(await documentOf(gateway, `${path}?tenant=`, A)).toMatchObject({ status: 400 });
      expect((await gateway.post(path, {}, A)).status).toBe(405);
    },
  );

  it('are not among themselves', async () => {
    expect((await prompts(ADMIN)).total_prompts).toBe(15);
  });
});

describe('figures of an open gateway', () => {
  it('are open, and begin with nothing', async () => {
    const gateway = await startTestGateway();
    const { json } = await documentOf(gateway, '/debug/stats/prompts');
    expect(json).toMatchObject({ total_prompts: 0, deflection_rate: null, hit_rate: null, recent: [] });
    expect((await documentOf(gateway, '/debug/stats/agents')).json.agents).toEqual({});
    expect((await documentOf(gateway, '/debug/providers')).json.providers).toMatchObject([{ status: 'unknown' }]);
    const foreign = await gateway.get('/debug/stats/prompts', { origin: 'http://a.example' });
    expect(foreign.status).toBe(403);
    await gateway.stop();
  });

  it('know a provider that fails, mask what it says, and know nothing of its successor', async () => {
    const gateway = await startTestGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' } });
    const words = `${'No '.repeat(200)}`;
    gateway.upstream.respondWith(
      errorAnswer(500, `The key sk-upstream-secret is wrong, Bearer abcdefgh12345678. ${words}`),
    );
    await (await gateway.post(CHAT, chat('Hi'))).text();
    const providers = async () => (await documentOf(gateway, '/debug/providers')).json.providers[0];
    const failing = await providers();
    expect(failing).toMatchObject({ status: 'failing', last_error: 'upstream_failed', errors_total: 1 });
    expect(failing?.last_error_message).not.toMatch(/sk-upstream|abcdefgh/);
    expect(failing?.last_error_message).toHaveLength(240);
    gateway.configure({ ISARTOR__EXTERNAL_LLM_URL: 'http://127.0.0.1:1/v1?key=hush' });
    expect(await providers()).toMatchObject({ status: 'unknown', endpoint: 'http://127.0.0.1:1/v1', errors_total: 1 });
    await gateway.stop();
  });
});
