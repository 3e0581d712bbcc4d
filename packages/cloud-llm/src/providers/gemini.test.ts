import { Secret } from '@isartor/core';
import { jsonAnswer, sseAnswer, startGeminiUpstream } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatRequest, sentIn } from '../../test/chat-request.js';
import { plainCodec } from '../../test/plain-codec.js';
import { drain } from '../../test/read-reply.js';
import { sendOnce } from '../../test/send-once.js';
import type { Provider } from '../provider.js';
import { createGeminiProvider } from './gemini.js';

type Upstream = Awaited<ReturnType<typeof startGeminiUpstream>>;
let upstream: Upstream;
let provider: Provider;
beforeEach(async () => {
  upstream = await startGeminiUpstream();
  provider = createGeminiProvider({
    name: 'gemini',
    url: upstream.url,
    apiKey: new Secret('AIza-test'),
    codec: plainCodec({ format: 'gemini' }),
  });
});
afterEach(async () => {
  await upstream.close();
  await provider.close();
});

const request = chatRequest('Hello', { model: 'gemini-test' });

describe('a Gemini provider', () => {
  it('asks for content of the model in its path, with its key in a header', async () => {
    upstream.respondWith(jsonAnswer({ text: 'Hi' }));
    const reply = await sendOnce(provider, request);
    expect(reply).toMatchObject({ kind: 'complete', completion: { choices: [{ content: [{ text: 'Hi' }] }] } });
    expect(upstream.requests[0]).toMatchObject({
      path: '/v1beta/models/gemini-test:generateContent',
      headers: { 'x-goog-api-key': 'AIza-test' },
    });
  });

  it('asks for a stream of events, which ends with its connection', async () => {
    const frames = ['data: {"text":"a"}\n\n', 'data: {"finish":true}\n\n', 'data: {"usage":true}\n\n'];
    upstream.respondWith(sseAnswer(frames));
    const { raw, error } = await drain(await sendOnce(provider, { ...request, stream: true }));
    expect([raw, error]).toEqual([frames.join(''), undefined]);
    expect(upstream.requests[0]?.path).toBe('/v1beta/models/gemini-test:streamGenerateContent?alt=sse');
  });

  it('counts tokens and makes embeddings', async () => {
    upstream.respondWith(jsonAnswer({ tokens: 42 }), jsonAnswer({ vectors: [[0.5]] }));
    const count = await sendOnce(provider, { ...request, operation: 'count_tokens' });
    expect(count).toMatchObject({ completion: { usage: { inputTokens: 42 } } });
    const embeddings = await sendOnce(provider, { ...request, operation: 'embeddings' });
    expect(embeddings).toMatchObject({ completion: { vectors: [[0.5]] } });
    expect(upstream.requests.map(({ path }) => path)).toEqual([
      '/v1beta/models/gemini-test:countTokens',
      '/v1beta/models/gemini-test:batchEmbedContents',
    ]);
    expect(provider.capabilities.operations).toEqual(['chat', 'embeddings', 'count_tokens']);
  });

  it("passes on the caller's project, and no key of the caller's", async () => {
    upstream.respondWith(jsonAnswer({ text: 'Hi' }));
    const headers = { 'x-goog-user-project': 'mine', 'x-goog-api-key': 'theirs', 'openai-project': 'p' };
    await sendOnce(provider, { ...request, ...sentIn('gemini') }, { headers });
    expect(upstream.requests[0]?.headers).toMatchObject({
      'x-goog-user-project': 'mine',
      'x-goog-api-key': 'AIza-test',
    });
    expect(upstream.requests[0]?.headers).not.toHaveProperty('openai-project');
  });

  it('of a full endpoint asks the model that it names', async () => {
    const url = `${upstream.url}/v1/models/named:generateContent`;
    const named = createGeminiProvider({ name: 'gemini', url, codec: plainCodec({ format: 'gemini' }) });
    upstream.respondWith(jsonAnswer({ text: 'Hi' }));
    await sendOnce(named, request);
    expect(upstream.requests[0]?.path).toBe('/v1/models/named:generateContent');
    expect(upstream.requests[0]?.headers).not.toHaveProperty('x-goog-api-key');
    await named.close();
  });
});
