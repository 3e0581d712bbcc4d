import { startAnthropicUpstream, startGeminiUpstream, startOpenaiUpstream, type Upstream } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../harness/test-gateway.js';

type JsonReply = Readonly<Record<string, unknown>>;

interface Kind {
  readonly provider: string;
  readonly start: () => Promise<Upstream>;
  readonly model: string;
  /** Where the provider counts; nothing where it cannot. */
  readonly counts?: string;
  /** Where it makes vectors; nothing where it cannot. */
  readonly embeds?: string;
}

const KINDS: readonly Kind[] = [
  { provider: 'groq', start: startOpenaiUpstream, model: 'gpt-4o-mini', embeds: '/v1/embeddings' },
  {
    provider: 'anthropic',
    start: startAnthropicUpstream,
    model: 'claude-sonnet-4-5',
    counts: '/v1/messages/count_tokens',
  },
  {
    provider: 'gemini',
    start: startGeminiUpstream,
    model: 'gemini-2.5-flash',
    counts: '/v1beta/models/gemini-2.5-flash:countTokens',
    embeds: '/v1beta/models/gemini-2.5-flash:batchEmbedContents',
  },
];

describe.each(KINDS)('behind $provider', ({ provider, start, model, counts, embeds }) => {
  let upstream: Upstream;
  let gateway: TestGateway;
  beforeAll(async () => {
    upstream = await start();
    gateway = await startTestGateway({ upstream, env: { ISARTOR__LLM_PROVIDER: provider } });
  });
  afterAll(async () => {
    await gateway.stop();
    await upstream.close();
  });

  const counters = [
    {
      name: 'Anthropic',
      path: '/v1/messages/count_tokens',
      body: { model, messages: [{ role: 'user', content: 'How many tokens are these?' }] },
      read: (reply: JsonReply) => reply.input_tokens,
    },
    {
      name: 'Gemini',
      path: `/v1beta/models/${model}:countTokens`,
      body: { contents: [{ role: 'user', parts: [{ text: 'How many tokens are these?' }] }] },
      read: (reply: JsonReply) => reply.totalTokens,
    },
  ];

  it.each(counters)('counts for a client of $name, and says when it is a guess', async ({ path, body, read }) => {
    const before = upstream.requests.length;
    const response = await gateway.post(path, body);
    expect(response.status).toBe(200);
    expect(read((await response.json()) as JsonReply)).toEqual(expect.any(Number));
    expect(response.headers.get('x-isartor-estimated')).toBe(counts === undefined ? 'true' : null);
    expect(response.headers.get('x-isartor-layer')).toBe('l3');
    const asked = upstream.requests.slice(before).map((request) => request.path.split('?')[0]);
    expect(asked).toEqual(counts === undefined ? [] : [counts]);
  });

  it.each(counters)('guesses for a client of $name when the provider says that it cannot count', async (counter) => {
    if (counts === undefined) return;
    upstream.respondWith(() => ({ status: 404, headers: {}, chunks: [], ending: 'complete' }));
    const response = await gateway.post(counter.path, counter.body);
    expect(response.status).toBe(200);
    // Six words and a mark.
    expect(counter.read((await response.json()) as JsonReply)).toBeGreaterThan(4);
    expect(response.headers.get('x-isartor-estimated')).toBe('true');
  });

  it.each(counters)('refuses a count of nothing in the words of $name', async ({ path }) => {
    const response = await gateway.post(path, { messages: 'x', contents: 5 });
    expect(response.status).toBe(400);
    expect(await response.json()).toHaveProperty('error.message');
  });

  it.each(['float', 'base64'])('makes vectors told as %s', async (encoding) => {
    const response = await gateway.post('/v1/embeddings', { model, input: ['one', 'two'], encoding_format: encoding });
    const reply = (await response.json()) as { data: { index: number; embedding: unknown }[]; error: { code: string } };
    if (embeds === undefined) {
      expect([response.status, reply.error.code]).toEqual([400, 'unsupported_feature']);
      return;
    }
    expect(reply.data.map(({ index }) => index)).toEqual([0, 1]);
    for (const { embedding } of reply.data) {
      if (encoding === 'float') expect(embedding).toEqual(expect.arrayContaining([expect.any(Number)]));
      else expect(Buffer.from(String(embedding), 'base64').length % 4).toBe(0);
    }
    expect(upstream.requests.at(-1)?.path.split('?')[0]).toBe(embeds);
  });
});
