import { completionAnswer, createGate, delayChunks, endAfterChunks, splitChunks, sseAnswer } from '@isartor/testing';
import { describe, expect, it } from 'vitest';
import { chatRequest } from '../../test/chat-request.js';
import { ask } from '../../test/openai-cloud.js';
import { drain, framesOf } from '../../test/read-reply.js';
import { useOpenaiCloud } from '../../test/use-openai-cloud.js';

const given = useOpenaiCloud();

const streamed = chatRequest('Hello', { stream: true });

describe('a stream', () => {
  it('is given as it comes, events beside the bytes as received', async () => {
    const { text, raw, error, frames } = await drain(
      await ask(given.cloudLlm, chatRequest('Hello', { stream: true, streamUsage: true })),
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
    const { raw, frames } = await drain(await ask(given.cloudLlm, streamed));
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
    given.upstream.respondWith(sseAnswer(frames));
    expect((await drain(await ask(given.cloudLlm, streamed))).raw).toBe(frames.join(''));
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
      given.upstream.respondWith(splitChunks(sseAnswer(frames), size));
      const { raw, text, error } = await drain(await ask(given.cloudLlm, streamed));
      expect([size, error, text, raw]).toEqual([size, undefined, 'ä😀', frames.join('')]);
    }
  });

  it('is handed out with its first event and not before', async () => {
    const gate = createGate();
    const frames = [': wait\n\n', 'data: {"choices":[{"index":0,"delta":{"content":"a"}}],"model":"m"}\n\n'];
    given.upstream.respondWith(delayChunks(endAfterChunks(sseAnswer(frames), 2, 'stall'), gate));
    let handedOut = false;
    const asked = ask(given.cloudLlm, streamed).then((reply) => {
      handedOut = true;
      return reply;
    });
    await given.upstream.nextRequest();
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
    given.upstream.respondWith(
      completionAnswer({ choices: [{ text: 'one' }, { toolCalls: [{ id: 'c', name: 'f', arguments: '{"a":1}' }] }] }),
    );
    const { frames, error } = await drain(await ask(given.cloudLlm, streamed));
    const events = frames.flatMap((frame) => frame.events);
    expect(error).toBeUndefined();
    expect(events.filter(({ type }) => type === 'finish')).toMatchObject([
      { choice: 0, reason: { unified: 'stop' } },
      { choice: 1, reason: { unified: 'tool_calls' } },
    ]);
    expect(events.map((event) => (event.type === 'tool-input-delta' ? event.text : '')).join('')).toBe('{"a":1}');
  });

  it('of many megabytes is whole however fast it comes', async () => {
    const long = `data: {"choices":[{"index":0,"delta":{"content":"${'x'.repeat(100_000)}"}}],"model":"m"}\n\n`;
    const end = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';
    given.upstream.respondWith(sseAnswer([...Array.from({ length: 200 }, () => long), end]));
    const { text, error } = await drain(await ask(given.cloudLlm, streamed));
    expect(error).toBeUndefined();
    expect(text.length).toBe(20_000_000);
  });
});
