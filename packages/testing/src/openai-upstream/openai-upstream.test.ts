import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGate } from '../upstream/gate.js';
import { rawAnswer, socketAnswer, sseAnswer } from '../upstream/raw-answer.js';
import {
  delayChunks,
  delayHeaders,
  endAfterBytes,
  endAfterChunks,
  splitChunks,
  withHeaders,
} from '../upstream/reply-faults.js';
import { unusedUrl } from '../upstream/unused-url.js';
import { completionAnswer, textAnswer, toolCallsAnswer } from './completion-answer.js';
import { throttledAnswer } from './error-answer.js';
import { type OpenaiUpstream, startOpenaiUpstream } from './openai-upstream.js';

let upstream: OpenaiUpstream;
beforeEach(async () => {
  upstream = await startOpenaiUpstream();
});
afterEach(() => upstream.close());

const ask = (body: object, init: RequestInit = {}): Promise<Response> =>
  fetch(`${upstream.url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-test', messages: [{ role: 'user', content: 'hi' }], ...body }),
    ...init,
  });

const dataOf = (sse: string): unknown[] =>
  sse
    .split('\n\n')
    .filter((frame) => frame.startsWith('data: {'))
    .map((frame) => JSON.parse(frame.slice('data: '.length)));

describe('answers', () => {
  it('tells a completion as JSON, once for each choice', async () => {
    upstream.respondWith(textAnswer('Hello there'));
    const body = await (await ask({ n: 2 })).json();
    expect(body).toMatchObject({
      object: 'chat.completion',
      model: 'gpt-test',
      choices: [
        { index: 0, message: { role: 'assistant', content: 'Hello there' }, finish_reason: 'stop' },
        { index: 1, message: { role: 'assistant', content: 'Hello there' }, finish_reason: 'stop' },
      ],
      usage: { total_tokens: 20 },
    });
  });

  it('tells the same completion as a stream that ends with [DONE]', async () => {
    upstream.respondWith(textAnswer('Hello there, you'));
    const response = await ask({ stream: true });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const sse = await response.text();
    const text = dataOf(sse)
      .map((chunk) => (chunk as { choices: { delta: { content?: string } }[] }).choices[0]?.delta.content ?? '')
      .join('');
    expect(text).toBe('Hello there, you');
    expect(sse.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(sse).not.toContain('usage');
  });

  it('sends a usage frame to a stream that asks for one', async () => {
    const sse = await (await ask({ stream: true, stream_options: { include_usage: true } })).text();
    expect(dataOf(sse).at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 20 } });
  });

  it('streams parallel tool calls in pieces', async () => {
    const calls = [
      { id: 'a', name: 'one', arguments: '{"x":1}' },
      { id: 'b', name: 'two', arguments: '{}' },
    ];
    upstream.respondWith(toolCallsAnswer(...calls), toolCallsAnswer(...calls));
    expect(await (await ask({})).json()).toMatchObject({
      choices: [{ message: { tool_calls: [{ id: 'a' }, { id: 'b' }] }, finish_reason: 'tool_calls' }],
    });
    const deltas = dataOf(await (await ask({ stream: true })).text()).flatMap(
      (chunk) =>
        (chunk as { choices: { delta: { tool_calls?: { index: number; function: { arguments: string } }[] } }[] })
          .choices[0]?.delta.tool_calls ?? [],
    );
    const joined = [0, 1].map((index) =>
      deltas
        .filter((delta) => delta.index === index)
        .map((delta) => delta.function.arguments)
        .join(''),
    );
    expect(joined).toEqual(['{"x":1}', '{}']);
  });

  it('does what it is asked when nothing is scripted', async () => {
    const parameters = { type: 'object', properties: { city: { type: 'string' }, days: { type: 'integer' } } };
    const tool = { type: 'function', function: { name: 'weather', parameters } };
    expect(await (await ask({})).json()).toMatchObject({ choices: [{ message: { content: 'You said: hi' } }] });
    expect(await (await ask({ tools: [tool] })).json()).toMatchObject({
      choices: [{ message: { tool_calls: [{ function: { arguments: '{"city":"text","days":1}' } }] } }],
    });
    const format = { type: 'json_schema', json_schema: { name: 'w', schema: parameters } };
    expect(await (await ask({ response_format: format })).json()).toMatchObject({
      choices: [{ message: { content: '{"city":"text","days":1}' } }],
    });
  });

  it('lists models and knows no other path', async () => {
    expect(await (await fetch(`${upstream.url}/models`)).json()).toMatchObject({ object: 'list' });
    expect((await fetch(`${upstream.url}/other`)).status).toBe(404);
    expect(upstream.requests).toHaveLength(0);
  });

  it('gives raw bytes, frames and throttling as told', async () => {
    upstream.respondWith(
      rawAnswer({ status: 302, headers: { location: 'http://elsewhere.test/' } }),
      sseAnswer([': ping\n\n', 'data: x\n\n']),
      throttledAnswer(7),
    );
    expect((await ask({}, { redirect: 'manual' })).status).toBe(302);
    expect(await (await ask({})).text()).toBe(': ping\n\ndata: x\n\n');
    const throttled = await ask({});
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '7']);
  });
});

describe('records', () => {
  it('keeps method, path, headers, body and connection', async () => {
    await (await ask({ temperature: 1 }, { headers: { 'x-test': 'yes' } })).text();
    const request = await upstream.nextRequest();
    expect(request).toMatchObject({ method: 'POST', path: '/v1/chat/completions', connection: 0, aborted: false });
    expect(request.headers['x-test']).toBe('yes');
    expect(request.json.temperature).toBe(1);
    expect(JSON.parse(request.body)).toEqual(request.json);
    expect(upstream.connections).toBe(1);
  });

  it('tells when a caller has left', async () => {
    upstream.respondWith(delayHeaders(textAnswer('late'), createGate()));
    const controller = new AbortController();
    const asked = ask({}, { signal: controller.signal });
    await upstream.nextRequest();
    controller.abort();
    await expect(asked).rejects.toThrow();
    await upstream.whenAborted(0);
    expect(upstream.requests[0]?.aborted).toBe(true);
  });
});

describe('faults', () => {
  it('waits at its gates', async () => {
    const headers = createGate();
    const chunks = createGate();
    upstream.respondWith(delayHeaders(delayChunks(sseAnswer(['data: 1\n\n', 'data: 2\n\n']), chunks), headers));
    const asked = ask({});
    await upstream.nextRequest();
    headers.open();
    const reader = (await asked).body?.getReader();
    chunks.release();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('data: 1\n\n');
    chunks.open();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('data: 2\n\n');
    expect((await reader?.read())?.done).toBe(true);
  });

  it('cuts the connection after some bytes', async () => {
    upstream.respondWith(endAfterBytes(textAnswer('never whole'), 10, 'cut'));
    await expect((await ask({})).text()).rejects.toThrow();
  });

  it('ends cleanly after some frames', async () => {
    upstream.respondWith(endAfterChunks(completionAnswer({ choices: [{ text: 'one two' }] }), 2, 'complete'));
    const sse = await (await ask({ stream: true })).text();
    expect(sse).toContain('one');
    expect(sse).not.toContain('[DONE]');
  });

  it('splits a body anywhere without changing it', async () => {
    upstream.respondWith(splitChunks(sseAnswer(['data: "\u00e4"\n\n']), 1));
    expect(await (await ask({})).text()).toBe('data: "\u00e4"\n\n');
  });

  it('can lie about its length, speak no HTTP and refuse', async () => {
    upstream.respondWith(
      withHeaders(textAnswer('short'), { 'content-length': '9999', connection: 'close' }),
      socketAnswer('not http at all\r\n\r\n'),
      socketAnswer(),
    );
    await expect((await ask({})).text()).rejects.toThrow();
    await expect(ask({})).rejects.toThrow();
    await expect(ask({})).rejects.toThrow();
    await expect(fetch(await unusedUrl())).rejects.toThrow();
  });

  it('survives a caller that sends half a request', async () => {
    const { port } = new URL(upstream.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write('POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf', () => {
          socket.destroy();
          resolve();
        });
      });
    });
    expect((await ask({})).status).toBe(200);
  });
});
