import { Secret } from '@isartor/core';
import { jsonAnswer, startOpenaiUpstream } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatRequest, sentIn } from '../../test/chat-request.js';
import { ask, failureOf } from '../../test/openai-cloud.js';
import { plainCodec } from '../../test/plain-codec.js';
import { sendOnce } from '../../test/send-once.js';
import { createCloudLlm } from '../cloud-llm.js';
import { createOpenaiCompatibleProvider } from './openai-compatible.js';
import { createResponsesProvider } from './responses.js';

type Upstream = Awaited<ReturnType<typeof startOpenaiUpstream>>;
let upstream: Upstream;
beforeEach(async () => {
  upstream = await startOpenaiUpstream();
});
afterEach(() => upstream.close());

const chatCodec = plainCodec({ format: 'openai', terminator: 'END' });
const responsesCodec = plainCodec({ format: 'responses', terminator: 'END' });
const request = chatRequest('Hello');
const asked = {
  chat: request,
  fromResponses: { ...request, ...sentIn('responses') },
  fromOpenai: { ...request, ...sentIn('openai') },
  fromAnthropic: { ...request, ...sentIn('anthropic') },
  count: { ...request, operation: 'count_tokens', ...sentIn('anthropic') },
  embeddings: { ...request, operation: 'embeddings', ...sentIn('openai') },
} as const;

const answerAll = (): void =>
  upstream.respondWith(
    ...Object.keys(asked).map((name) =>
      jsonAnswer(name === 'count' ? { tokens: 7 } : name === 'embeddings' ? { vectors: [[1]] } : { text: 'Hi' }),
    ),
  );

const arrived = (): readonly string[] => upstream.requests.map(({ path, json }) => `${path} ${json.format}`);

describe('a provider of the Responses API', () => {
  it('is asked in it whatever the caller speaks, but for embeddings', async () => {
    const provider = createResponsesProvider({
      name: 'openai',
      url: `${upstream.url}/responses`,
      apiKey: new Secret('sk-test'),
      codec: responsesCodec,
      chatCodec,
    });
    expect(provider.capabilities.operations).toEqual(['chat', 'embeddings', 'count_tokens']);
    answerAll();
    for (const one of Object.values(asked)) await sendOnce(provider, one);
    expect(arrived()).toEqual([
      '/v1/responses responses',
      '/v1/responses responses',
      '/v1/responses responses',
      '/v1/responses responses',
      '/v1/responses/input_tokens responses',
      '/v1/embeddings openai',
    ]);
    expect(upstream.requests[0]?.headers.authorization).toBe('Bearer sk-test');
    await provider.close();
  });

  it('has no embeddings where nobody can read them', async () => {
    const provider = createResponsesProvider({ name: 'openai', url: upstream.url, codec: responsesCodec });
    expect(provider.capabilities.operations).toEqual(['chat', 'count_tokens']);
    await provider.close();
  });
});

describe('a provider of Chat Completions', () => {
  it('that has the Responses API is asked in it by who speaks it, and for counts', async () => {
    const provider = createOpenaiCompatibleProvider({
      name: 'openai',
      url: upstream.url,
      codec: chatCodec,
      responsesCodec,
    });
    expect(provider.capabilities.operations).toEqual(['chat', 'embeddings', 'count_tokens']);
    answerAll();
    for (const one of Object.values(asked)) await sendOnce(provider, one);
    expect(arrived()).toEqual([
      '/v1/chat/completions openai',
      '/v1/responses responses',
      '/v1/chat/completions openai',
      '/v1/chat/completions openai',
      '/v1/responses/input_tokens responses',
      '/v1/embeddings openai',
    ]);
    expect(Object.values(asked).map((one) => provider.dialectFor?.(one))).toEqual([
      'openai',
      'responses',
      'openai',
      'openai',
      'responses',
      'openai',
    ]);
    await provider.close();
  });

  it('that has not is asked in Chat Completions by all, and cannot count', async () => {
    const provider = createOpenaiCompatibleProvider({ name: 'openai', url: upstream.url, codec: chatCodec });
    expect(provider.capabilities.operations).toEqual(['chat', 'embeddings']);
    upstream.respondWith(jsonAnswer({ text: 'Hi' }));
    await sendOnce(provider, asked.fromResponses);
    expect(arrived()).toEqual(['/v1/chat/completions openai']);
    const cloudLlm = createCloudLlm({ providers: [provider] });
    expect(await failureOf(ask(cloudLlm, asked.count))).toMatchObject({ code: 'unsupported_feature', status: 400 });
    expect(upstream.requests).toHaveLength(1);
    await cloudLlm.close();
  });
});
