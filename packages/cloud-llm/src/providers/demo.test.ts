import type { ChatReply, Completion, ReplyFrame } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { chatRequest } from '../../test/chat-request.js';
import { createManualTimers } from '../../test/manual-timers.js';
import { createDemoProvider } from './demo.js';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function demo(stream: boolean) {
  const timers = createManualTimers();
  const provider = createDemoProvider({ timers });
  const controller = new AbortController();
  const call = { signal: controller.signal, stream, onActivity: () => {} };
  return { timers, provider, controller, call };
}

function textOf(completion: Completion): string {
  const part = completion.choices[0]?.content[0];
  return part?.type === 'text' ? part.text : '';
}

/** Pulls a stream while time passes. */
async function drain(reply: ChatReply, timers: ReturnType<typeof createManualTimers>) {
  if (reply.kind !== 'stream') throw new Error('Not a stream');
  const frames: ReplyFrame[] = [];
  const started = timers.now();
  const reading = (async () => {
    for await (const frame of reply.frames) frames.push(frame);
  })();
  let done = false;
  void reading.then(() => {
    done = true;
  });
  while (!done) {
    await settled();
    timers.advance(10);
  }
  return { frames, milliseconds: timers.now() - started };
}

describe('the demo provider', () => {
  it('says what it is, quotes the prompt and takes its time', async () => {
    const { timers, provider, call } = demo(false);
    const sent = provider.send(chatRequest('What is   a\nprompt firewall?'), call);
    timers.advance(599);
    await settled();
    timers.advance(1);
    const reply = await sent;
    if (reply.kind !== 'complete') throw new Error('Not whole');
    expect(textOf(reply.completion)).toContain('demo provider');
    expect(textOf(reply.completion)).toContain('no model was asked');
    expect(textOf(reply.completion)).toContain('"What is a prompt firewall?"');
    expect(reply.completion).toMatchObject({
      provider: 'demo',
      model: 'demo',
      choices: [{ index: 0, finishReason: { unified: 'stop' } }],
    });
    expect(reply.completion.usage?.inputTokens).toBe(7);
    expect(reply.raw).toBeUndefined();
  });

  it('streams the same words, about 25 a second', async () => {
    const { timers, provider, call } = demo(true);
    const sent = provider.send(chatRequest('Hi', { stream: true }), call);
    timers.advance(40);
    const { frames, milliseconds } = await drain(await sent, timers);
    const events = frames.flatMap((frame) => frame.events);
    const text = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
    expect(text).toContain('You asked: "Hi".');
    expect(events[0]).toEqual({ type: 'start', model: 'demo' });
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['finish', 'usage']);
    const wordsPerSecond = (text.split(' ').length / milliseconds) * 1000;
    expect(wordsPerSecond).toBeGreaterThan(20);
    expect(wordsPerSecond).toBeLessThan(30);
  });

  it('quotes only the beginning of a long prompt, never half a character', async () => {
    const { timers, provider, call } = demo(false);
    const sent = provider.send(chatRequest('😀'.repeat(500)), call);
    timers.advance(600);
    const reply = await sent;
    const text = reply.kind === 'complete' ? textOf(reply.completion) : '';
    expect(text.length).toBeLessThan(600);
    expect(text).toContain(`"${'😀'.repeat(60)}…"`);
  });

  it('gives as many answers as were asked for, and JSON where that is wanted', async () => {
    const { timers, provider, call } = demo(false);
    const sent = provider.send(
      chatRequest('Hi', { sampling: { candidates: 3 }, responseFormat: { kind: 'json' } }),
      call,
    );
    timers.advance(600);
    const reply = await sent;
    if (reply.kind !== 'complete') throw new Error('Not whole');
    expect(reply.completion.choices.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(JSON.parse(textOf(reply.completion))).toMatchObject({ demo: true });
  });

  it('refuses what it would only pretend to do', async () => {
    const { provider, call } = demo(false);
    const schema = chatRequest('Hi', { responseFormat: { kind: 'json-schema', name: 'x' } });
    const mustCall = chatRequest('Hi', { toolChoice: { kind: 'required' } });
    await expect(provider.send(schema, call)).rejects.toMatchObject({ code: 'unsupported_feature' });
    await expect(provider.send(mustCall, call)).rejects.toMatchObject({ code: 'unsupported_feature' });
  });

  it('stops at once when it is told to, before and in the middle of an answer', async () => {
    const before = demo(false);
    const sent = before.provider.send(chatRequest('Hi'), before.call);
    before.controller.abort(new Error('gone'));
    await expect(sent).rejects.toThrow('gone');
    expect(before.timers.pending).toEqual([]);

    const middle = demo(true);
    const opened = middle.provider.send(chatRequest('Hi', { stream: true }), middle.call);
    middle.timers.advance(40);
    const reply = await opened;
    if (reply.kind !== 'stream') throw new Error('Not a stream');
    const frames = reply.frames[Symbol.asyncIterator]();
    await frames.next();
    await frames.next();
    const pending = frames.next();
    middle.controller.abort(new Error('gone'));
    await expect(pending).rejects.toThrow('gone');
    expect(middle.timers.pending).toEqual([]);
  });
});
