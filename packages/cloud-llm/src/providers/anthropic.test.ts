import { Secret } from '@isartor/core';
import { jsonAnswer, sseAnswer, startAnthropicUpstream } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatRequest, sentIn } from '../../test/chat-request.js';
import { plainCodec } from '../../test/plain-codec.js';
import { drain } from '../../test/read-reply.js';
import { sendOnce } from '../../test/send-once.js';
import type { Provider } from '../provider.js';
import { createAnthropicProvider } from './anthropic.js';

type Upstream = Awaited<ReturnType<typeof startAnthropicUpstream>>;
let upstream: Upstream;
let provider: Provider;
beforeEach(async () => {
  upstream = await startAnthropicUpstream();
  provider = createAnthropicProvider({
    name: 'anthropic',
    url: upstream.url,
    apiKey: new Secret('sk-ant-test'),
    codec: plainCodec({ format: 'anthropic', terminator: 'END' }),
  });
});
afterEach(async () => {
  await upstream.close();
  await provider.close();
});

const request = chatRequest('Hello', { model: 'claude-test' });

describe('an Anthropic provider', () => {
  it('asks for messages with its key and the version it speaks', async () => {
    upstream.respondWith(jsonAnswer({ text: 'Hi' }));
    const reply = await sendOnce(provider, request);
    expect(reply).toMatchObject({ kind: 'complete', completion: { choices: [{ content: [{ text: 'Hi' }] }] } });
    expect(upstream.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1/messages',
      json: { asked: 'chat', format: 'anthropic', model: 'claude-test', stream: false },
      headers: {
        'x-api-key': 'sk-ant-test',
        'anthropic-version': '2023-06-01',
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'isartor',
      },
    });
    expect(upstream.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it("passes on the caller's version and betas, and no header of another family", async () => {
    upstream.respondWith(jsonAnswer({ text: 'Hi' }));
    const features = { 'anthropic-version': '2026-01-01', 'anthropic-beta': 'a,b', 'openai-beta': 'x', cookie: 'c' };
    await sendOnce(provider, { ...request, features, ...sentIn('anthropic') });
    expect(upstream.requests[0]?.headers).toMatchObject({ 'anthropic-version': '2026-01-01', 'anthropic-beta': 'a,b' });
    expect(upstream.requests[0]?.headers).not.toHaveProperty('openai-beta');
    expect(upstream.requests[0]?.headers).not.toHaveProperty('cookie');
  });

  it('takes no features from a caller who speaks the dialect of another family', async () => {
    upstream.respondWith(jsonAnswer({ text: 'Hi' }));
    await sendOnce(provider, { ...request, features: { 'anthropic-beta': 'a' }, ...sentIn('openai') });
    expect(upstream.requests[0]?.headers).not.toHaveProperty('anthropic-beta');
  });

  it("sends the operator's headers, which the caller's go before", async () => {
    const headers = { 'Anthropic-Version': '2025-01-01', 'Anthropic-Beta': 'ours', 'x-title': 'us' };
    const codec = plainCodec({ format: 'anthropic' });
    const other = createAnthropicProvider({ name: 'anthropic', url: upstream.url, codec, headers });
    upstream.respondWith(jsonAnswer({ text: 'Hi' }), jsonAnswer({ text: 'Hi' }));
    await sendOnce(other, request);
    await sendOnce(other, { ...request, features: { 'anthropic-beta': 'theirs' } });
    const [first, second] = upstream.requests;
    expect(first?.headers).toMatchObject({
      'anthropic-version': '2025-01-01',
      'anthropic-beta': 'ours',
      'x-title': 'us',
    });
    expect(second?.headers).toMatchObject({ 'anthropic-version': '2025-01-01', 'anthropic-beta': 'theirs' });
    expect(first?.headers).not.toHaveProperty('x-api-key');
    await other.close();
  });

  it('streams frames as received, those of mere usage included', async () => {
    const frames = ['data: {"usage":true}\n\n', 'data: {"text":"a"}\n\n', 'data: {"finish":true}\n\n', 'data: END\n\n'];
    upstream.respondWith(sseAnswer(frames));
    const { raw, error } = await drain(await sendOnce(provider, { ...request, stream: true }));
    expect([raw, error]).toEqual([frames.join(''), undefined]);
    expect(upstream.requests[0]?.headers.accept).toBe('text/event-stream');
  });

  it('counts tokens', async () => {
    upstream.respondWith(jsonAnswer({ tokens: 42 }));
    const reply = await sendOnce(provider, { ...request, operation: 'count_tokens' });
    expect(reply).toMatchObject({
      kind: 'complete',
      raw: { format: 'anthropic' },
      completion: { model: 'claude-test', choices: [], usage: { inputTokens: 42 } },
    });
    expect(upstream.requests[0]).toMatchObject({ path: '/v1/messages/count_tokens', json: { asked: 'count' } });
  });

  it('has no embeddings', () => {
    expect(provider.capabilities.operations).toEqual(['chat', 'count_tokens']);
  });

  it('brings down what is its own to its family only, and its request id to all', async () => {
    const headers = { 'request-id': 'req_1', 'anthropic-ratelimit-requests-remaining': '4', 'retry-after': '1' };
    upstream.respondWith(jsonAnswer({ text: 'Hi' }, { headers }), jsonAnswer({ text: 'Hi' }, { headers }));
    const own = await sendOnce(provider, { ...request, ...sentIn('anthropic') });
    expect(own.origin.headers).toEqual({ ...headers, 'x-request-id': 'req_1' });
    const foreign = await sendOnce(provider, { ...request, ...sentIn('openai') });
    expect(foreign.origin.headers).toEqual({ 'x-request-id': 'req_1', 'retry-after': '1' });
  });

  it('tells errors with the dialect whose words they are', async () => {
    const error = { error: { message: 'Busy', type: 'overloaded_error' } };
    upstream.respondWith(jsonAnswer(error, { status: 529, headers: { 'request-id': 'req_1' } }));
    await expect(sendOnce(provider, { ...request, ...sentIn('openai') })).rejects.toMatchObject({
      code: 'upstream_overloaded',
      details: {
        upstreamStatus: 529,
        upstreamFormat: 'anthropic',
        upstreamType: 'overloaded_error',
        headers: { 'x-request-id': 'req_1' },
      },
    });
  });
});
