import { jsonAnswer, splitChunks, sseAnswer, textAnswer, toolCallsAnswer, withHeaders } from '@isartor/testing';
import { describe, expect, it } from 'vitest';
import { chatRequest } from '../../test/chat-request.js';
import { ask } from '../../test/openai-cloud.js';
import { completionOf } from '../../test/read-reply.js';
import { useOpenaiCloud } from '../../test/use-openai-cloud.js';

const given = useOpenaiCloud();

const request = chatRequest('Hello');
const streamed = chatRequest('Hello', { stream: true });

describe('a whole answer', () => {
  it('is read, and kept as received', async () => {
    const reply = await ask(given.cloudLlm, request);
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
    given.upstream.respondWith(withHeaders(textAnswer('Hi'), headers));
    const { origin } = await ask(given.cloudLlm, request);
    expect(origin).toEqual({
      provider: 'openai',
      headers: { 'x-request-id': 'req-upstream', 'x-ratelimit-remaining-requests': '9', 'openai-version': '1' },
    });
  });

  it('may hold parallel tool calls', async () => {
    given.upstream.respondWith(
      toolCallsAnswer({ id: 'a', name: 'one', arguments: '{"x": 1}' }, { id: 'b', name: 'two', arguments: '{}' }),
    );
    expect(completionOf(await ask(given.cloudLlm, request)).choices[0]).toMatchObject({
      content: [
        { type: 'tool-call', id: 'a', name: 'one', input: '{"x": 1}' },
        { type: 'tool-call', id: 'b', name: 'two', input: '{}' },
      ],
      finishReason: { unified: 'tool_calls' },
    });
  });

  it('of megabytes that comes in any pieces is whole', async () => {
    const text = 'äöü 😀 '.repeat(200_000);
    given.upstream.respondWith(splitChunks(textAnswer(text), 100_001));
    expect(completionOf(await ask(given.cloudLlm, request)).choices[0]?.content).toEqual([{ type: 'text', text }]);
  });

  it('is a whole reply although a stream was asked for, where the upstream says so', async () => {
    const body = {
      id: 'x',
      model: 'm',
      choices: [{ index: 0, message: { role: 'assistant', content: 'all' }, finish_reason: 'stop' }],
    };
    given.upstream.respondWith(jsonAnswer(body));
    const reply = await ask(given.cloudLlm, streamed);
    expect(completionOf(reply).choices[0]?.content).toEqual([{ type: 'text', text: 'all' }]);
  });

  it('is folded from a stream that nobody asked for', async () => {
    const frames = [
      '{"choices":[{"index":0,"delta":{"role":"assistant","content":"a"}}],"model":"m"}',
      '{"choices":[{"index":0,"delta":{"content":"b"},"finish_reason":"stop"}]}',
      '[DONE]',
    ];
    given.upstream.respondWith(sseAnswer(frames.map((frame) => `data: ${frame}\n\n`)));
    const reply = await ask(given.cloudLlm, request);
    expect(completionOf(reply)).toMatchObject({
      model: 'm',
      choices: [{ content: [{ type: 'text', text: 'ab' }], finishReason: { unified: 'stop' } }],
    });
    expect(reply).not.toHaveProperty('raw');
  });
});
