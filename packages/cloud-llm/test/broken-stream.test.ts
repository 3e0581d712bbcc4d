import { type Behaviour, endAfterBytes, endAfterChunks, rawAnswer, sseAnswer, textAnswer } from '@isartor/testing';
import { describe, expect, it } from 'vitest';
import { chatRequest } from './chat-request.js';
import { chunkFrame, DONE_FRAME, FIRST_FRAME, LAST_FRAME } from './chunk-frames.js';
import { ask, failureOf } from './openai-cloud.js';
import { completionOf, drain, framesOf } from './read-reply.js';
import { useOpenaiCloud } from './use-openai-cloud.js';

const given = useOpenaiCloud();

const request = chatRequest('Hello');
const streamed = chatRequest('Hello', { stream: true });
const headers = { 'content-type': 'text/event-stream' };

describe('a stream that fails before its first event', () => {
  it.each<[string, Behaviour]>([
    ['cut after the head', endAfterChunks(sseAnswer([FIRST_FRAME]), 0, 'cut')],
    ['cut after a comment', endAfterChunks(sseAnswer([': hi\n\n']), 1, 'cut')],
    ['cut inside its first frame', endAfterBytes(sseAnswer([FIRST_FRAME]), 20, 'cut')],
    ['that begins with an error', sseAnswer(['data: {"error":{"message":"busy","type":"server_error"}}\n\n'])],
  ])('%s is tried again', async (_where, behaviour) => {
    given.upstream.respondWith(behaviour, textAnswer('after all'));
    const { text, error } = await drain(await ask(given.cloudLlm, streamed));
    expect([text, error]).toEqual(['after all', undefined]);
    given.upstream.respondAlways(behaviour);
    expect((await failureOf(ask(given.cloudLlm, streamed))).status).toBe(502);
  });
});

describe('a stream that fails after its first event', () => {
  it.each<[string, Behaviour]>([
    ['cut between frames', endAfterChunks(sseAnswer([FIRST_FRAME, LAST_FRAME, DONE_FRAME]), 1, 'cut')],
    [
      'cut inside a frame',
      endAfterBytes(sseAnswer([FIRST_FRAME, LAST_FRAME, DONE_FRAME]), FIRST_FRAME.length + 10, 'cut'),
    ],
    ['cut before [DONE]', endAfterChunks(sseAnswer([FIRST_FRAME, LAST_FRAME, DONE_FRAME]), 2, 'cut')],
    ['ended cleanly between frames', sseAnswer([FIRST_FRAME])],
    [
      'ended cleanly inside a frame',
      endAfterBytes(sseAnswer([FIRST_FRAME, LAST_FRAME]), FIRST_FRAME.length + 10, 'complete'),
    ],
    ['ended cleanly before [DONE]', sseAnswer([FIRST_FRAME, LAST_FRAME])],
    ['with [DONE] and no finish reason', sseAnswer([FIRST_FRAME, DONE_FRAME])],
    ['with [DONE] and no finish reason, kept open', endAfterChunks(sseAnswer([FIRST_FRAME, DONE_FRAME]), 2, 'stall')],
    [
      'with a choice that never finished',
      sseAnswer([FIRST_FRAME, chunkFrame({ index: 1, delta: { content: 'b' } }), LAST_FRAME, DONE_FRAME]),
    ],
    ['with an error', sseAnswer([FIRST_FRAME, 'data: {"error":{"message":"The model fell over"}}\n\n', DONE_FRAME])],
    ['with garbage', sseAnswer([FIRST_FRAME, 'data: <html>\n\n', DONE_FRAME])],
    ['with JSON of another kind', sseAnswer([FIRST_FRAME, 'data: [1]\n\n', LAST_FRAME, DONE_FRAME])],
    ['with a frame that never ends', sseAnswer([FIRST_FRAME, `data: ${'x'.repeat(17 * 1024 * 1024)}`])],
  ])('%s is broken, and not tried again', async (_where, behaviour) => {
    given.upstream.respondAlways(behaviour);
    const { text, error, raw } = await drain(await ask(given.cloudLlm, streamed));
    expect(text.startsWith('Once')).toBe(true);
    expect(error).toMatchObject({ code: 'upstream_broken', status: 502, details: { provider: 'openai' } });
    expect(raw).not.toContain('error');
    expect(given.upstream.requests).toHaveLength(1);
  });

  it('tells the error that the upstream told', async () => {
    given.upstream.respondAlways(
      sseAnswer([FIRST_FRAME, 'data: {"error":{"message":"The model fell over","type":"x"}}\n\n']),
    );
    const { error } = await drain(await ask(given.cloudLlm, streamed));
    expect(error).toMatchObject({ message: 'The model fell over', details: { upstreamType: 'x' } });
  });

  it.each(['data: {"choices":[]}', 'data: ', 'dat', 'event: x', ': comm', '\r'])(
    'hands on no half frame, to which the error would be joined: %j',
    async (half) => {
      given.upstream.respondAlways(sseAnswer([FIRST_FRAME, LAST_FRAME, half]));
      const { raw, error } = await drain(await ask(given.cloudLlm, streamed));
      expect(raw).toBe(FIRST_FRAME + LAST_FRAME);
      expect(error).toMatchObject({ code: 'upstream_broken' });
    },
  );

  it('keeps telling so to who asks again, whatever came after the break', async () => {
    given.upstream.respondAlways(
      rawAnswer({ headers, body: `${FIRST_FRAME}data: <html>\n\n${LAST_FRAME}${DONE_FRAME}` }),
    );
    const frames = framesOf(await ask(given.cloudLlm, streamed));
    await frames.next();
    await expect(frames.next()).rejects.toMatchObject({ code: 'upstream_broken' });
    await expect(frames.next()).rejects.toMatchObject({ code: 'upstream_broken' });
  });

  it('is whole where only the blank line after [DONE] is missing, or more follows', async () => {
    given.upstream.respondWith(
      sseAnswer([FIRST_FRAME, LAST_FRAME, 'data: [DONE]\n']),
      sseAnswer([FIRST_FRAME, LAST_FRAME, DONE_FRAME, 'data: more\n\n']),
    );
    expect((await drain(await ask(given.cloudLlm, streamed))).error).toBeUndefined();
    const { raw, error } = await drain(await ask(given.cloudLlm, streamed));
    expect([raw, error]).toEqual([FIRST_FRAME + LAST_FRAME + DONE_FRAME, undefined]);
  });

  it('is whole although the connection is cut after [DONE], or never closed', async () => {
    for (const ending of ['cut', 'stall'] as const) {
      given.upstream.respondWith(endAfterChunks(sseAnswer([FIRST_FRAME, LAST_FRAME, DONE_FRAME]), 3, ending));
      expect((await drain(await ask(given.cloudLlm, streamed))).error).toBeUndefined();
    }
    const reply = await ask(given.cloudLlm, request);
    expect(completionOf(reply).choices).toHaveLength(1);
  });
});
