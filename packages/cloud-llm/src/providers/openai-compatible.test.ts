import { inspect } from 'node:util';
import { Secret } from '@isartor/core';
import { openaiProviderCodec } from '@isartor/wire';
import { Agent } from 'undici';
import { describe, expect, it } from 'vitest';
import { chatRequest } from '../../test/chat-request.js';
import { API_KEY, ask, openaiCloud } from '../../test/openai-cloud.js';
import { drain } from '../../test/read-reply.js';
import { useOpenaiCloud } from '../../test/use-openai-cloud.js';
import { createOpenaiCompatibleProvider } from './openai-compatible.js';

const given = useOpenaiCloud();

const request = chatRequest('Hello');
const streamed = chatRequest('Hello', { stream: true });

describe('the request that goes up', () => {
  it('is a chat completion with our key, and the media type that is wanted', async () => {
    await ask(given.cloudLlm, request);
    await drain(await ask(given.cloudLlm, streamed));
    const [whole, stream] = given.upstream.requests;
    expect(whole).toMatchObject({ method: 'POST', path: '/v1/chat/completions' });
    expect(whole?.headers).toMatchObject({
      authorization: `Bearer ${API_KEY}`,
      'content-type': 'application/json',
      accept: 'application/json',
      'user-agent': 'isartor',
    });
    expect(whole?.json).toMatchObject({ model: 'gpt-test', messages: [{ role: 'user', content: 'Hello' }] });
    expect(stream?.headers.accept).toBe('text/event-stream');
    expect(stream?.json.stream).toBe(true);
  });

  it('has the feature headers of OpenAI and no other header of the caller', async () => {
    const features = {
      'openai-beta': 'assistants=v2',
      'openai-organization': 'org',
      'openai-project': 'proj',
      'idempotency-key': 'once',
      'anthropic-beta': 'tools',
      authorization: 'Bearer caller',
      cookie: 'a=b',
      traceparent: '00-1-2-01',
      'x-api-key': 'caller',
    };
    await ask(given.cloudLlm, chatRequest('Hello', { features }));
    const headers = given.upstream.requests[0]?.headers ?? {};
    expect(headers).toMatchObject({
      authorization: `Bearer ${API_KEY}`,
      'openai-beta': 'assistants=v2',
      'openai-organization': 'org',
      'openai-project': 'proj',
      'idempotency-key': 'once',
    });
    for (const name of ['anthropic-beta', 'cookie', 'traceparent', 'x-api-key'])
      expect(headers).not.toHaveProperty(name);
  });

  it('has no authorization where no key is set, and the headers that the operator adds', async () => {
    const { apiKey: _key, ...keyless } = { apiKey: undefined, name: 'openai', codec: openaiProviderCodec };
    const provider = createOpenaiCompatibleProvider({
      ...keyless,
      url: given.upstream.url,
      headers: { 'x-title': 'us' },
    });
    await provider.send(request, { signal: new AbortController().signal, stream: false, onActivity: () => {} });
    expect(given.upstream.requests[0]?.headers).toMatchObject({ 'x-title': 'us' });
    expect(given.upstream.requests[0]?.headers).not.toHaveProperty('authorization');
    await provider.close();
  });

  it('is the body of a caller of the same dialect as it was received', async () => {
    const text = '{ "model":"gpt-test", "seed":12345678901234567890, "messages":[{"role":"user","content":"Hello"}] }';
    const source = { format: 'openai', body: Buffer.from(text), json: JSON.parse(text) } as const;
    await ask(given.cloudLlm, { ...request, source });
    expect(given.upstream.requests[0]?.body).toBe(text);
  });

  it('asks a stream for its usage, except where that is an error', async () => {
    await drain(await ask(given.cloudLlm, streamed));
    expect(given.upstream.requests[0]?.json.stream_options).toEqual({ include_usage: true });
    const mistral = openaiCloud(given.upstream.url, { provider: { takesStreamOptions: false } });
    await drain(await ask(mistral, streamed));
    expect(given.upstream.requests[1]?.json).not.toHaveProperty('stream_options');
    await mistral.close();
  });

  it('goes through the dispatcher it is given, which stays open', async () => {
    const dispatcher = new Agent();
    const through = openaiCloud(given.upstream.url, { provider: { dispatcher } });
    await ask(through, request);
    await through.close();
    expect(dispatcher.closed).toBe(false);
    await dispatcher.close();
  });
});

describe('a provider', () => {
  it('cannot be made with a URL or a key that could never work, and does not repeat them', () => {
    const make = (url: string, key: string) => () =>
      createOpenaiCompatibleProvider({ name: 'openai', url, apiKey: new Secret(key), codec: openaiProviderCodec });
    expect(make('not a url', 'k')).toThrow(/URL/);
    expect(make('http://h/v1', 'two words')).toThrow(/API key/);
    expect(make('http://h/v1', 'two words')).not.toThrow(/two words/);
    expect(make('http://h/v1', 'line\nbreak')).toThrow(/API key/);
    expect(make('http://h/v1', '')).toThrow(/API key/);
  });

  it('never prints its key', () => {
    const provider = createOpenaiCompatibleProvider({
      name: 'openai',
      url: given.upstream.url,
      apiKey: new Secret(API_KEY),
      codec: openaiProviderCodec,
    });
    expect(inspect(provider, { depth: 10, showHidden: true })).not.toContain(API_KEY);
    expect(JSON.stringify(provider)).not.toContain(API_KEY);
  });
});
