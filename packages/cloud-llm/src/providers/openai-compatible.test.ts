import { inspect } from 'node:util';
import { Secret } from '@isartor/core';
import {
  completionAnswer,
  createGate,
  delayChunks,
  endAfterChunks,
  errorAnswer,
  jsonAnswer,
  type OpenaiUpstream,
  socketAnswer,
  splitChunks,
  sseAnswer,
  startOpenaiUpstream,
  textAnswer,
  toolCallsAnswer,
  withHeaders,
} from '@isartor/testing';
import { openaiProviderCodec } from '@isartor/wire';
import { Agent } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatRequest } from '../../test/chat-request.js';
import { API_KEY, ask, openaiCloud } from '../../test/openai-cloud.js';
import { completionOf, drain, framesOf } from '../../test/read-reply.js';
import type { CloudLlm } from '../cloud-llm.js';
import { createOpenaiCompatibleProvider } from './openai-compatible.js';

let upstream: OpenaiUpstream;
let cloudLlm: CloudLlm;
beforeEach(async () => {
  upstream = await startOpenaiUpstream();
  cloudLlm = openaiCloud(upstream.url);
});
afterEach(async () => {
  await upstream.close();
  await cloudLlm.close();
});

/** Lets undici hand a connection back. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const request = chatRequest('Hello');
const streamed = chatRequest('Hello', { stream: true });

describe('the request that goes up', () => {
  it('is a chat completion with our key, and the media type that is wanted', async () => {
    await ask(cloudLlm, request);
    await drain(await ask(cloudLlm, streamed));
    const [whole, stream] = upstream.requests;
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
    await ask(cloudLlm, chatRequest('Hello', { features }));
    const headers = upstream.requests[0]?.headers ?? {};
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
    const provider = createOpenaiCompatibleProvider({ ...keyless, url: upstream.url, headers: { 'x-title': 'us' } });
    await provider.send(request, { signal: new AbortController().signal, stream: false, onActivity: () => {} });
    expect(upstream.requests[0]?.headers).toMatchObject({ 'x-title': 'us' });
    expect(upstream.requests[0]?.headers).not.toHaveProperty('authorization');
    await provider.close();
  });

  it('is the body of a caller of the same dialect as it was received', async () => {
    const text = '{ "model":"gpt-test", "seed":12345678901234567890, "messages":[{"role":"user","content":"Hello"}] }';
    const source = { format: 'openai', body: Buffer.from(text), json: JSON.parse(text) } as const;
    await ask(cloudLlm, { ...request, source });
    expect(upstream.requests[0]?.body).toBe(text);
  });

  it('asks a stream for its usage, except where that is an error', async () => {
    await drain(await ask(cloudLlm, streamed));
    expect(upstream.requests[0]?.json.stream_options).toEqual({ include_usage: true });
    const mistral = openaiCloud(upstream.url, { provider: { takesStreamOptions: false } });
    await drain(await ask(mistral, streamed));
    expect(upstream.requests[1]?.json).not.toHaveProperty('stream_options');
    await mistral.close();
  });

  it('goes through the dispatcher it is given, which stays open', async () => {
    const dispatcher = new Agent();
    const through = openaiCloud(upstream.url, { provider: { dispatcher } });
    await ask(through, request);
    await through.close();
    expect(dispatcher.closed).toBe(false);
    await dispatcher.close();
  });
});

describe('a whole answer', () => {
  it('is read, and kept as received', async () => {
    const reply = await ask(cloudLlm, request);
    expect(completionOf(reply)).toMatchObject({
      provider: 'openai',
      model: 'gpt-test',
      choices: [{ content: [{ type: 'text', text: 'You said: Hello' }], finishReason: { unified: 'stop' } }],
      usage: { inputTokens: 12, outputTokens: 8 },
    });
    if (reply.kind !== 'complete') throw new Error('Not whole');
    expect(reply.raw?.format).toBe('openai');
    expect(JSON.parse(Buffer.from(reply.raw?.body ?? []).toString())).toMatchObject({ id: 'chatcmpl-upstream' });
  });

  it('brings down the request id and the rate limits, nothing else', async () => {
    const headers = { 'x-ratelimit-remaining-requests': '9', 'openai-version': '1', 'set-cookie': 'a=b', server: 'x' };
    upstream.respondWith(withHeaders(textAnswer('Hi'), headers));
    const { origin } = await ask(cloudLlm, request);
    expect(origin).toEqual({
      provider: 'openai',
      headers: { 'x-request-id': 'req-upstream', 'x-ratelimit-remaining-requests': '9', 'openai-version': '1' },
    });
  });

  it('may hold parallel tool calls', async () => {
    upstream.respondWith(
      toolCallsAnswer({ id: 'a', name: 'one', arguments: '{"x": 1}' }, { id: 'b', name: 'two', arguments: '{}' }),
    );
    expect(completionOf(await ask(cloudLlm, request)).choices[0]).toMatchObject({
      content: [
        { type: 'tool-call', id: 'a', name: 'one', input: '{"x": 1}' },
        { type: 'tool-call', id: 'b', name: 'two', input: '{}' },
      ],
      finishReason: { unified: 'tool_calls' },
    });
  });

  it('of megabytes that comes in any pieces is whole', async () => {
    const text = 'äöü 😀 '.repeat(200_000);
    upstream.respondWith(splitChunks(textAnswer(text), 100_001));
    expect(completionOf(await ask(cloudLlm, request)).choices[0]?.content).toEqual([{ type: 'text', text }]);
  });

  it('is a whole reply although a stream was asked for, where the upstream says so', async () => {
    const body = {
      id: 'x',
      model: 'm',
      choices: [{ index: 0, message: { role: 'assistant', content: 'all' }, finish_reason: 'stop' }],
    };
    upstream.respondWith(jsonAnswer(body));
    const reply = await ask(cloudLlm, streamed);
    expect(completionOf(reply).choices[0]?.content).toEqual([{ type: 'text', text: 'all' }]);
  });

  it('is folded from a stream that nobody asked for', async () => {
    const frames = [
      '{"choices":[{"index":0,"delta":{"role":"assistant","content":"a"}}],"model":"m"}',
      '{"choices":[{"index":0,"delta":{"content":"b"},"finish_reason":"stop"}]}',
      '[DONE]',
    ];
    upstream.respondWith(sseAnswer(frames.map((frame) => `data: ${frame}\n\n`)));
    const reply = await ask(cloudLlm, request);
    expect(completionOf(reply)).toMatchObject({
      model: 'm',
      choices: [{ content: [{ type: 'text', text: 'ab' }], finishReason: { unified: 'stop' } }],
    });
    expect(reply).not.toHaveProperty('raw');
  });
});

describe('a stream', () => {
  it('is given as it comes, events beside the bytes as received', async () => {
    const { text, raw, error, frames } = await drain(
      await ask(cloudLlm, chatRequest('Hello', { stream: true, streamUsage: true })),
    );
    expect(error).toBeUndefined();
    expect(text).toBe('You said: Hello');
    expect(raw.startsWith('data: {"id":"chatcmpl-upstream"')).toBe(true);
    expect(raw.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(raw).toContain('"usage":{"prompt_tokens":12');
    expect(frames.at(-1)?.events).toEqual([]);
    expect(frames.flatMap(({ events }) => events).find(({ type }) => type === 'usage')).toMatchObject({
      usage: { inputTokens: 12, outputTokens: 8 },
    });
  });

  it('withholds the usage frame that only we asked for', async () => {
    const { raw, frames } = await drain(await ask(cloudLlm, streamed));
    expect(raw).not.toContain('usage');
    expect(raw.endsWith('data: [DONE]\n\n')).toBe(true);
    const usage = frames.find(({ events }) => events.some(({ type }) => type === 'usage'));
    expect(usage).not.toHaveProperty('raw');
  });

  it('keeps a frame that tells more than usage', async () => {
    const last =
      'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1}}\n\n';
    const frames = [
      'data: {"choices":[{"index":0,"delta":{"content":"a"}}],"model":"m"}\n\n',
      last,
      'data: [DONE]\n\n',
    ];
    upstream.respondWith(sseAnswer(frames));
    expect((await drain(await ask(cloudLlm, streamed))).raw).toBe(frames.join(''));
  });

  it('is the same wherever the network cuts it, comments and events of its own included', async () => {
    const frames = [
      ': connected\n\n',
      'event: ping\ndata: {}\n\n',
      'data: {"choices":[{"index":0,"delta":{"role":"assistant","content":"ä😀"}}],"model":"m","x":1}\n\n',
      ': still here\n\n',
      'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\r\n\r\n',
      'data: [DONE]\n\n',
    ];
    for (const size of [1, 2, 3, 7, 1000]) {
      upstream.respondWith(splitChunks(sseAnswer(frames), size));
      const { raw, text, error } = await drain(await ask(cloudLlm, streamed));
      expect([size, error, text, raw]).toEqual([size, undefined, 'ä😀', frames.join('')]);
    }
  });

  it('is handed out with its first event and not before', async () => {
    const gate = createGate();
    const frames = [': wait\n\n', 'data: {"choices":[{"index":0,"delta":{"content":"a"}}],"model":"m"}\n\n'];
    upstream.respondWith(delayChunks(endAfterChunks(sseAnswer(frames), 2, 'stall'), gate));
    let handedOut = false;
    const asked = ask(cloudLlm, streamed).then((reply) => {
      handedOut = true;
      return reply;
    });
    await upstream.nextRequest();
    gate.release();
    await new Promise((resolve) => setImmediate(resolve));
    expect(handedOut).toBe(false);
    gate.release();
    const iterator = framesOf(await asked);
    expect(Buffer.from((await iterator.next()).value?.raw?.bytes ?? []).toString()).toBe(': wait\n\n');
    expect((await iterator.next()).value?.events.at(-1)).toMatchObject({ type: 'text-delta', text: 'a' });
    await iterator.return?.();
  });

  it('may hold several choices and tool calls', async () => {
    upstream.respondWith(
      completionAnswer({ choices: [{ text: 'one' }, { toolCalls: [{ id: 'c', name: 'f', arguments: '{"a":1}' }] }] }),
    );
    const { frames, error } = await drain(await ask(cloudLlm, streamed));
    const events = frames.flatMap((frame) => frame.events);
    expect(error).toBeUndefined();
    expect(events.filter(({ type }) => type === 'finish')).toMatchObject([
      { choice: 0, reason: { unified: 'stop' } },
      { choice: 1, reason: { unified: 'tool_calls' } },
    ]);
    expect(events.map((event) => (event.type === 'tool-input-delta' ? event.text : '')).join('')).toBe('{"a":1}');
  });

  it('holds the upstream back while nobody reads', async () => {
    const long = `data: {"choices":[{"index":0,"delta":{"content":"${'x'.repeat(100_000)}"}}],"model":"m"}\n\n`;
    const end = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';
    upstream.respondWith(sseAnswer([...Array.from({ length: 200 }, () => long), end]));
    const { text, error } = await drain(await ask(cloudLlm, streamed));
    expect(error).toBeUndefined();
    expect(text.length).toBe(20_000_000);
  });
});

describe('connections', () => {
  it('are used again, after whole answers, streams and errors', async () => {
    for (let round = 0; round < 20; round += 1) {
      upstream.respondWith(textAnswer('a'), textAnswer('b'), errorAnswer(400, 'no'));
      await ask(cloudLlm, request);
      await turn();
      await drain(await ask(cloudLlm, streamed));
      await turn();
      await expect(ask(cloudLlm, request)).rejects.toThrow('no');
      await turn();
    }
    // One would do, but the rest of an answer may still be on its way when the next call begins.
    expect(upstream.connections).toBeLessThan(4);
  });

  it('are as many as there are calls at a time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => ask(cloudLlm, request)));
    expect(upstream.connections).toBe(5);
  });

  it('that the upstream closed while they were idle are not noticed', async () => {
    const once = openaiCloud(upstream.url, { config: { maxAttempts: 1 } });
    for (let round = 0; round < 20; round += 1) {
      await ask(once, request);
      upstream.closeIdleConnections();
    }
    await ask(once, request);
    expect(upstream.requests).toHaveLength(21);
    await once.close();
  });

  it('that die as a request is written to them are replaced at once, new ones are not', async () => {
    const once = openaiCloud(upstream.url, { config: { maxAttempts: 1 } });
    await ask(once, request);
    await turn();
    upstream.respondWith(socketAnswer(), textAnswer('after all'));
    expect(completionOf(await ask(once, request)).choices[0]?.content).toEqual([{ type: 'text', text: 'after all' }]);
    expect(upstream.requests.map(({ connection }) => connection)).toEqual([0, 0, 1]);
    await once.close();

    const fresh = openaiCloud(upstream.url, { config: { maxAttempts: 1 } });
    upstream.respondWith(socketAnswer());
    await expect(ask(fresh, request)).rejects.toMatchObject({ code: 'upstream_unreachable' });
    await fresh.close();
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
      url: upstream.url,
      apiKey: new Secret(API_KEY),
      codec: openaiProviderCodec,
    });
    expect(inspect(provider, { depth: 10, showHidden: true })).not.toContain(API_KEY);
    expect(JSON.stringify(provider)).not.toContain(API_KEY);
  });
});
