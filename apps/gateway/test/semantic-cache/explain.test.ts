import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startMonitoredGateway } from '../harness/monitored-gateway.js';
import { SEMANTIC_ENV, type SemanticGateway, startSemanticGateway } from '../harness/semantic-gateway.js';
import { chat, startTestGateway, type TestGateway } from '../harness/test-gateway.js';

const EXPLAIN = '/v1/explain';
const STORED = 'How do I reset my password for the portal?';
const SAME_MEANING = 'how do i reset my password for the portal';
const NEGATED = 'How do I not reset my password for the portal?';

type Headers = Readonly<Record<string, string>>;

interface Told {
  readonly [field: string]: unknown;
  readonly keys: { readonly exact: string | null; readonly partition: string | null };
  readonly layers: readonly { readonly layer: string; readonly would: string; readonly reason: string }[];
  readonly semantic: {
    readonly decision: string;
    readonly reason: string;
    readonly candidates: readonly { readonly similarity: number; readonly refused_by: readonly string[] }[];
  };
}

async function explain(gateway: TestGateway, body: unknown, headers: Headers = {}): Promise<Told> {
  const response = await gateway.post(EXPLAIN, body, headers);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
  return (await response.json()) as Told;
}

/** Asks, and waits until it is the one question that is kept: in a hook, where nothing can be polled, too. */
async function keep(gateway: SemanticGateway, question: string, headers: Headers = {}): Promise<void> {
  await gateway.ask(question, headers);
  const isKept = async () => expect((await gateway.semanticHealth())?.entries).toBe(1);
  await vi.waitFor(isKept, { timeout: 30_000, interval: 20 });
}

const layersOf = ({ layers }: Told) =>
  Object.fromEntries(layers.map(({ layer, would, reason }) => [layer, [would, reason]]));

describe('explaining a request', () => {
  let gateway: SemanticGateway;
  beforeAll(async () => {
    gateway = await startSemanticGateway();
    await keep(gateway, STORED);
  }, 60_000);
  afterAll(() => gateway.stop());

  it('tells which layer would answer it, and is right', async () => {
    const told = await explain(gateway, chat(SAME_MEANING));
    expect(told).toEqual({
      dialect: 'openai',
      model: 'gpt-4o-mini',
      scope: { tenant: 'local', session: null, namespace: null },
      keys: { exact: expect.stringMatching(/^[0-9a-f]{64}$/), partition: expect.stringMatching(/^[0-9a-f]{64}$/) },
      layers: [
        { layer: 'l1a', would: 'pass', reason: 'miss' },
        { layer: 'l1b', would: 'hit', reason: 'explained' },
        { layer: 'l2', would: 'skip', reason: 'not in this version' },
        { layer: 'l2.5', would: 'skip', reason: 'not in this version' },
        { layer: 'l3', would: 'skip', reason: 'answered by l1b' },
      ],
      semantic: {
        decision: 'hit',
        reason: 'explained',
        bound: null,
        max_error_rate: 0.02,
        similarity_threshold: 0.85,
        candidates: [
          {
            entry: expect.any(Number),
            similarity: expect.any(Number),
            verdict: 'explained',
            probability: null,
            bound: null,
            explained_by: expect.arrayContaining(['case']),
            refused_by: [],
          },
        ],
      },
      router: { state: 'not_built' },
      optimizer: { bytes_saved: 0, strategy: null, diff: null },
      provider: { name: 'openai', model: 'gpt-4o-mini' },
    });
    expect(JSON.stringify(told)).not.toContain('answer 1');
    expect((await gateway.ask(SAME_MEANING)).layer).toBe('l1b');
  });

  it('names the guard that refuses, and what the provider would be asked', async () => {
    const told = await explain(gateway, chat(NEGATED));
    expect(layersOf(told)).toMatchObject({ l1b: ['pass', 'guard:negation'], l3: ['hit', 'the provider is asked'] });
    expect(told.semantic).toMatchObject({ decision: 'miss', reason: 'guard:negation' });
    expect(told.semantic.candidates[0]?.refused_by[0]).toBe('negation');
  });

  it('of what the exact cache has tells what the semantic one would come to', async () => {
    const told = await explain(gateway, chat(STORED));
    expect(layersOf(told)).toMatchObject({
      l1a: ['hit', 'stored'],
      l1b: ['skip', 'answered by l1a'],
      l3: ['skip', 'answered by l1a'],
    });
    expect(told.semantic).toMatchObject({ decision: 'hit', reason: 'same' });
  });

  it.each([
    [{ 'x-isartor-skip': 'l1a' }, { l1a: ['skip', 'left out by the request'], l1b: ['hit', 'same'] }],
    [
      { 'x-isartor-skip': 'l1a, l1b' },
      { l1b: ['skip', 'left out by the request'], l3: ['hit', 'the provider is asked'] },
    ],
    [{ 'cache-control': 'no-cache' }, { l1a: ['pass', 'no-cache'], l1b: ['pass', 'no-cache'] }],
    [{ 'cache-control': 'max-age=0' }, { l1a: ['pass', 'miss'], l1b: ['pass', 'no-candidate'] }],
    [{ 'x-isartor-cache-namespace': 'n' }, { l1a: ['pass', 'miss'], l1b: ['pass', 'empty'] }],
    [{ 'x-isartor-session-id': 's' }, { l1a: ['pass', 'miss'], l1b: ['pass', 'empty'] }],
    [
      { 'x-isartor-cache-namespace': 'n', 'cache-control': 'only-if-cached' },
      { l3: ['skip', 'only-if-cached: the answer is a 504 not_cached'] },
    ],
  ])('heeds %j as a prompt does', async (headers, layers) => {
    const told = await explain(gateway, chat(STORED), headers as Headers);
    expect(layersOf(told)).toMatchObject(layers);
  });

  it('heeds a threshold as a prompt does', async () => {
    const told = await explain(gateway, chat('How do I reset my pasword for the portal?'), {
      'x-isartor-cache-threshold': '0.9999',
    });
    expect(told.semantic).toMatchObject({ decision: 'miss', reason: 'threshold', similarity_threshold: 0.9999 });
  });

  it('says why a request is for the exact cache only', async () => {
    const messages = [
      { role: 'user', content: STORED },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'c', content: 'done' },
    ];
    const told = await explain(gateway, { ...chat(''), messages });
    expect(told.semantic).toMatchObject({ decision: 'exact-only', reason: 'exact-only: tail', candidates: [] });
    expect(layersOf(told)).toMatchObject({ l1b: ['pass', 'exact-only: tail'] });
    expect(told.keys).toMatchObject({ partition: null });
    const stateful = await explain(gateway, { input: 'Hi', model: 'gpt-4o-mini' });
    expect(stateful).toMatchObject({ dialect: 'responses', keys: { exact: null, partition: null } });
    expect(layersOf(stateful)).toMatchObject({ l1a: ['pass', 'stateful'], l1b: ['pass', 'exact-only: stateful'] });
  });

  it.each([
    ['openai', chat(STORED), {}],
    ['responses', { model: 'gpt-4o-mini', input: STORED, store: false }, {}],
    ['anthropic', { ...chat(STORED), max_tokens: 5, stop_sequences: ['x'] }, {}],
    ['anthropic', { ...chat(STORED), max_tokens: 5 }, { 'anthropic-version': '2023-06-01' }],
    ['anthropic', { ...chat(STORED), max_tokens: 5 }, { 'x-isartor-dialect': 'Anthropic' }],
    ['gemini', { model: 'gpt-4o-mini', contents: [{ role: 'user', parts: [{ text: STORED }] }] }, {}],
    ['native', { prompt: STORED, model: 'gpt-4o-mini' }, {}],
    ['native', STORED, { 'content-type': 'text/plain' }],
  ])('reads %s: %j %j', async (dialect, body, headers) => {
    const told = await explain(gateway, body, headers as Headers);
    expect(told).toMatchObject({ dialect, model: 'gpt-4o-mini', provider: { name: 'openai', model: 'gpt-4o-mini' } });
    if (!('max_tokens' in Object(body))) expect(layersOf(told)).toMatchObject({ l1a: ['hit', 'stored'] });
  });

  it.each([
    ['{"messages":[]}', {}, { error: { message: expect.any(String), type: 'invalid_request_error' } }],
    ['{', { 'x-isartor-dialect': 'anthropic' }, { type: 'error', error: { type: 'invalid_request_error' } }],
    ['{"contents":1}', {}, { error: { code: 400, status: 'INVALID_ARGUMENT' } }],
    ['{"prompt":1}', {}, { error: 'invalid_request' }],
    ['{}', { 'x-isartor-dialect': 'latin' }, { error: { message: expect.stringContaining('x-isartor-dialect') } }],
  ])('tells what is wrong in the dialect of the request: %s %j', async (body, headers, error) => {
    const response = await gateway.post(EXPLAIN, body, headers as Headers);
    expect([response.status, response.headers.get('x-isartor-layer')]).toEqual([400, 'l0']);
    expect(await response.json()).toMatchObject(error);
  });

  it('leaves no trace in any figure', async () => {
    const figures = async () => {
      const health = (await (await gateway.get('/health')).json()) as Readonly<Record<string, unknown>>;
      const stats = await (await gateway.get('/debug/stats/prompts')).json();
      return { health: { ...health, uptime_seconds: 0 }, stats };
    };
    const before = await figures();
    const asked = gateway.upstream.requests.length;
    for (const text of [STORED, SAME_MEANING, NEGATED, 'Something quite new']) await explain(gateway, chat(text));
    expect(await figures()).toEqual(before);
    expect(gateway.upstream.requests.length).toBe(asked);
    expect((await gateway.ask('Something quite new')).layer).toBe('l3');
  });

  it('takes POST only, and bodies within their bound', async () => {
    const response = await gateway.get(EXPLAIN);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('explaining, where other settings are', () => {
  let gateway: TestGateway;
  afterEach(() => gateway.stop());

  it('tells that caches are switched off', async () => {
    gateway = await startTestGateway({ env: { ISARTOR__CACHE_MODE: 'off' } });
    const told = await explain(gateway, chat(STORED));
    expect(layersOf(told)).toMatchObject({
      l1a: ['skip', 'disabled'],
      l1b: ['skip', 'disabled'],
      l3: ['hit', expect.any(String)],
    });
    expect(told.semantic).toMatchObject({ decision: 'disabled', candidates: [] });
  });

  it('tells one tenant nothing of another, and nothing to who has no key', async () => {
    const keys = [
      { tenant: 'a', key: 'key-of-a' },
      { tenant: 'b', key: 'key-of-b' },
    ];
    const semantic = await startSemanticGateway({ env: { ISARTOR__GATEWAY_KEYS: JSON.stringify(keys) } });
    gateway = semantic;
    const by = (tenant: string) => ({ 'x-isartor-key': `key-of-${tenant}` });
    await keep(semantic, STORED, by('a'));
    expect(await explain(gateway, chat(SAME_MEANING), by('a'))).toMatchObject({
      scope: { tenant: 'a' },
      semantic: { decision: 'hit' },
    });
    for (const text of [STORED, SAME_MEANING]) {
      const told = await explain(gateway, chat(text), by('b'));
      expect(told).toMatchObject({ scope: { tenant: 'b' }, semantic: { reason: 'empty', candidates: [] } });
      expect(layersOf(told)).toMatchObject({ l1a: ['pass', 'miss'] });
    }
    const refused = await gateway.post(EXPLAIN, chat(STORED), { 'x-isartor-dialect': 'gemini' });
    expect([refused.status, await refused.json()]).toEqual([
      401,
      { error: expect.objectContaining({ status: 'UNAUTHENTICATED' }) },
    ]);
    const page = await gateway.post(EXPLAIN, chat(STORED), { ...by('a'), origin: 'https://elsewhere.example' });
    expect(page.status).toBe(200);
  }, 60_000);

  it('is no prompt to spans and metrics', async () => {
    const monitored = await startMonitoredGateway({ env: SEMANTIC_ENV });
    gateway = monitored;
    await explain(gateway, chat(STORED));
    const { spans, metrics, text } = await monitored.end();
    expect(spans.map(({ name }) => name)).toEqual(['gateway_request']);
    expect([...metrics.keys()]).toContain('http.server.request.duration');
    const prompts = metrics.get('isartor_requests_total')?.points.map(({ value }) => value);
    expect(new Set(prompts)).toEqual(new Set([0]));
    expect(text).not.toContain('reset my password');
  });
});
