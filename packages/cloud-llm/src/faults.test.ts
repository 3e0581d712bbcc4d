import { inspect } from 'node:util';
import {
  type Behaviour,
  createGate,
  delayChunks,
  delayHeaders,
  endAfterBytes,
  endAfterChunks,
  errorAnswer,
  jsonAnswer,
  type OpenaiUpstream,
  rawAnswer,
  socketAnswer,
  sseAnswer,
  startOpenaiUpstream,
  textAnswer,
  throttledAnswer,
  unusedUrl,
  withHeaders,
} from '@isartor/testing';
import { Agent } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatRequest } from '../test/chat-request.js';
import { createManualTimers } from '../test/manual-timers.js';
import { API_KEY, ask, failureOf, openaiCloud } from '../test/openai-cloud.js';
import { completionOf, drain, framesOf } from '../test/read-reply.js';
import type { CloudLlm } from './cloud-llm.js';

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

const request = chatRequest('Hello');
const streamed = chatRequest('Hello', { stream: true });
const BOTH = [
  ['JSON', request],
  ['SSE', streamed],
] as const;

const frame = (choice: object, more: object = {}): string =>
  `data: ${JSON.stringify({ id: 'c', model: 'm', choices: [{ index: 0, ...choice }], ...more })}\n\n`;
const FIRST = frame({ delta: { role: 'assistant', content: 'Once' } });
const LAST = frame({ delta: {}, finish_reason: 'stop' });
const DONE = 'data: [DONE]\n\n';

describe.each(BOTH)('a status of the upstream (%s)', (_name, asked) => {
  it.each([
    [400, 'upstream_rejected'],
    [401, 'upstream_unauthorized'],
    [402, 'upstream_rejected'],
    [403, 'upstream_unauthorized'],
    [404, 'upstream_rejected'],
    [408, 'upstream_rejected'],
    [413, 'upstream_rejected'],
    [422, 'upstream_rejected'],
  ])('%i keeps its status and is not tried again', async (status, code) => {
    upstream.respondAlways(errorAnswer(status, 'That is wrong', { type: 'invalid_request_error', code: 'bad' }));
    const error = await failureOf(ask(cloudLlm, asked));
    expect(error).toMatchObject({ code, status, message: 'That is wrong' });
    expect(error.details).toMatchObject({
      provider: 'openai',
      upstreamStatus: status,
      upstreamType: 'invalid_request_error',
      upstreamCode: 'bad',
    });
    expect(upstream.requests).toHaveLength(1);
  });

  it('429 goes back at once with its Retry-After and its limits', async () => {
    upstream.respondAlways(throttledAnswer(7));
    const error = await failureOf(ask(cloudLlm, asked));
    expect(error).toMatchObject({ code: 'upstream_rate_limited', status: 429 });
    expect(error.details).toMatchObject({
      retryAfterSeconds: 7,
      headers: { 'retry-after': '7', 'x-ratelimit-remaining-requests': '0' },
    });
    expect(upstream.requests).toHaveLength(1);
  });

  it.each([
    [500, 502, 'upstream_failed'],
    [502, 502, 'upstream_failed'],
    [503, 503, 'upstream_overloaded'],
    [529, 503, 'upstream_overloaded'],
  ])('%i is tried three times and then told as %i', async (status, told, code) => {
    upstream.respondAlways(errorAnswer(status, 'Out of order'));
    const error = await failureOf(ask(cloudLlm, asked));
    expect(error).toMatchObject({ code, status: told, message: 'Out of order' });
    expect(error.details.upstreamStatus).toBe(status);
    expect(upstream.requests).toHaveLength(3);
  });

  it.each([500, 502, 503, 529])('%i once is not noticed', async (status) => {
    upstream.respondWith(errorAnswer(status, 'Out of order'));
    const reply = await ask(cloudLlm, asked);
    if (reply.kind === 'stream') expect((await drain(reply)).error).toBeUndefined();
    expect(upstream.requests).toHaveLength(2);
  });

  it('503 goes back at once where its Retry-After is too long to wait for', async () => {
    upstream.respondAlways(errorAnswer(503, 'Come back later', { headers: { 'retry-after': '30' } }));
    const error = await failureOf(ask(cloudLlm, asked));
    expect(error).toMatchObject({ status: 503, details: { retryAfterSeconds: 30 } });
    expect(upstream.requests).toHaveLength(1);
  });

  it.each([
    [504, 504, 'upstream_timeout'],
    [501, 502, 'upstream_failed'],
    [520, 502, 'upstream_failed'],
    [302, 502, 'upstream_invalid'],
    [308, 502, 'upstream_invalid'],
    [304, 502, 'upstream_invalid'],
  ])('%i is told as %i and not tried again', async (status, told, code) => {
    upstream.respondAlways(rawAnswer({ status, headers: { location: `${upstream.url}/elsewhere` } }));
    const error = await failureOf(ask(cloudLlm, asked));
    expect(error).toMatchObject({ code, status: told });
    expect(error.message).not.toContain('elsewhere');
    expect(upstream.requests).toHaveLength(1);
  });
});

describe.each(BOTH)('an answer of status 200 that is none (%s)', (_name, asked) => {
  it.each<[string, Behaviour]>([
    ['HTML', rawAnswer({ headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' })],
    ['plain text', rawAnswer({ headers: { 'content-type': 'text/plain' }, body: 'hello' })],
    ['no content type', rawAnswer({ body: '{"choices":[]}' })],
    ['an empty JSON body', rawAnswer({ headers: { 'content-type': 'application/json' } })],
    ['an empty stream', rawAnswer({ headers: { 'content-type': 'text/event-stream' } })],
    ['no content', rawAnswer({ status: 204 })],
    ['JSON that is cut', rawAnswer({ headers: { 'content-type': 'application/json' }, body: '{"choices":[{"ind' })],
    ['JSON of another kind', jsonAnswer({ hello: 'world' })],
    ['no choices', jsonAnswer({ model: 'm', choices: [] })],
    [
      'a choice without a finish reason',
      jsonAnswer({ choices: [{ index: 0, message: { role: 'assistant', content: 'x' } }] }),
    ],
    ['a stream that is not one', sseAnswer(['data: not json\n\n'])],
    ['a stream of comments', sseAnswer([': nothing\n\n', ': at all\n\n'])],
    ['a stream of nothing but [DONE]', sseAnswer([DONE])],
    ['bytes that are packed', withHeaders(textAnswer('x'), { 'content-encoding': 'gzip' })],
    [
      'bytes that are no UTF-8',
      rawAnswer({ headers: { 'content-type': 'application/json' }, body: Buffer.from([0x7b, 0xff, 0xfe]) }),
    ],
  ])('%s is a bad gateway and is not paid for twice', async (_kind, behaviour) => {
    upstream.respondAlways(behaviour);
    const error = await failureOf(ask(cloudLlm, asked));
    expect(error).toMatchObject({ code: 'upstream_invalid', status: 502, details: { provider: 'openai' } });
    expect(upstream.requests).toHaveLength(1);
  });

  it('an error told in a 200 is a bad gateway, tried again unless the request is to blame', async () => {
    upstream.respondAlways(jsonAnswer({ error: { message: 'The model fell over', type: 'server_error', code: 502 } }));
    expect(await failureOf(ask(cloudLlm, asked))).toMatchObject({
      code: 'upstream_failed',
      status: 502,
      message: 'The model fell over',
      details: { upstreamType: 'server_error', upstreamCode: '502' },
    });
    expect(upstream.requests).toHaveLength(3);
    upstream.respondAlways(jsonAnswer({ error: { message: 'Too long', type: 'invalid_request_error' } }));
    expect(await failureOf(ask(cloudLlm, asked))).toMatchObject({ status: 502, message: 'Too long' });
    expect(upstream.requests).toHaveLength(4);
  });
});

describe.each(BOTH)('an upstream out of reach (%s)', (_name, asked) => {
  it('that refuses is tried three times and is a bad gateway', async () => {
    const refusing = openaiCloud(await unusedUrl());
    const error = await failureOf(ask(refusing, asked));
    expect(error).toMatchObject({ code: 'upstream_unreachable', status: 502, message: 'Could not reach openai' });
    await refusing.close();
  });

  it('whose name does not resolve is a bad gateway', async () => {
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND name.invalid'), { code: 'ENOTFOUND' });
    const dispatcher = new Agent({ connect: { lookup: (_name, _options, answer) => answer(unknown, []) } });
    const nowhere = openaiCloud('http://name.invalid/v1', { provider: { dispatcher } });
    const error = await failureOf(ask(nowhere, asked));
    expect(error).toMatchObject({ code: 'upstream_unreachable', status: 502, message: 'Could not reach openai' });
    await nowhere.close();
    await dispatcher.close();
  });

  it('that hangs up before it answers is tried again', async () => {
    upstream.respondAlways(socketAnswer());
    expect(await failureOf(ask(cloudLlm, asked))).toMatchObject({ code: 'upstream_unreachable', status: 502 });
    expect(upstream.requests).toHaveLength(3);
    upstream.respondWith(socketAnswer());
    upstream.respondAlways(textAnswer('after all'));
    const reply = await ask(cloudLlm, asked);
    if (reply.kind === 'stream') expect((await drain(reply)).error).toBeUndefined();
    expect(upstream.requests).toHaveLength(5);
  });

  it('that does not speak HTTP is a bad gateway', async () => {
    upstream.respondAlways(socketAnswer('SSH-2.0-OpenSSH_9.6\r\n'));
    expect(await failureOf(ask(cloudLlm, asked))).toMatchObject({ code: 'upstream_invalid', status: 502 });
    expect(upstream.requests).toHaveLength(1);
  });
});

describe('a whole answer that is cut', () => {
  it.each<[string, Behaviour]>([
    ['in the middle of its body', endAfterBytes(textAnswer('never whole'), 40, 'cut')],
    ['before its length', withHeaders(textAnswer('short'), { 'content-length': '9999', connection: 'close' })],
  ])('%s is a bad gateway and is not paid for twice', async (_where, behaviour) => {
    upstream.respondAlways(behaviour);
    expect(await failureOf(ask(cloudLlm, request))).toMatchObject({ code: 'upstream_invalid', status: 502 });
    expect(upstream.requests).toHaveLength(1);
  });

  it('as a stream that was folded is a bad gateway', async () => {
    upstream.respondAlways(sseAnswer([FIRST]));
    expect(await failureOf(ask(cloudLlm, request))).toMatchObject({ code: 'upstream_invalid', status: 502 });
    expect(upstream.requests).toHaveLength(1);
  });

  it('is not taken for whole because it is huge', async () => {
    const body = `{"choices":[{"index":0,"message":{"content":"${'x'.repeat(33 * 1024 * 1024)}"},"finish_reason":"stop"}]}`;
    upstream.respondAlways(rawAnswer({ headers: { 'content-type': 'application/json' }, body }));
    const error = await failureOf(ask(cloudLlm, request));
    expect(error).toMatchObject({ code: 'upstream_invalid', message: expect.stringContaining('larger than') });
  });
});

describe('a stream that fails before its first event', () => {
  it.each<[string, Behaviour]>([
    ['cut after the head', endAfterChunks(sseAnswer([FIRST]), 0, 'cut')],
    ['cut after a comment', endAfterChunks(sseAnswer([': hi\n\n']), 1, 'cut')],
    ['cut inside its first frame', endAfterBytes(sseAnswer([FIRST]), 20, 'cut')],
    ['that begins with an error', sseAnswer(['data: {"error":{"message":"busy","type":"server_error"}}\n\n'])],
  ])('%s is tried again', async (_where, behaviour) => {
    upstream.respondWith(behaviour, textAnswer('after all'));
    const { text, error } = await drain(await ask(cloudLlm, streamed));
    expect([text, error]).toEqual(['after all', undefined]);
    upstream.respondAlways(behaviour);
    expect((await failureOf(ask(cloudLlm, streamed))).status).toBe(502);
  });
});

describe('a stream that fails after its first event', () => {
  it.each<[string, Behaviour]>([
    ['cut between frames', endAfterChunks(sseAnswer([FIRST, LAST, DONE]), 1, 'cut')],
    ['cut inside a frame', endAfterBytes(sseAnswer([FIRST, LAST, DONE]), FIRST.length + 10, 'cut')],
    ['cut before [DONE]', endAfterChunks(sseAnswer([FIRST, LAST, DONE]), 2, 'cut')],
    ['ended cleanly between frames', sseAnswer([FIRST])],
    ['ended cleanly inside a frame', endAfterBytes(sseAnswer([FIRST, LAST]), FIRST.length + 10, 'complete')],
    ['ended cleanly before [DONE]', sseAnswer([FIRST, LAST])],
    ['with [DONE] and no finish reason', sseAnswer([FIRST, DONE])],
    ['with [DONE] and no finish reason, kept open', endAfterChunks(sseAnswer([FIRST, DONE]), 2, 'stall')],
    ['with a choice that never finished', sseAnswer([FIRST, frame({ index: 1, delta: { content: 'b' } }), LAST, DONE])],
    ['with an error', sseAnswer([FIRST, 'data: {"error":{"message":"The model fell over"}}\n\n', DONE])],
    ['with garbage', sseAnswer([FIRST, 'data: <html>\n\n', DONE])],
    ['with JSON of another kind', sseAnswer([FIRST, 'data: [1]\n\n', LAST, DONE])],
    ['with a frame that never ends', sseAnswer([FIRST, `data: ${'x'.repeat(17 * 1024 * 1024)}`])],
  ])('%s is broken, and not tried again', async (_where, behaviour) => {
    upstream.respondAlways(behaviour);
    const { text, error, raw } = await drain(await ask(cloudLlm, streamed));
    expect(text.startsWith('Once')).toBe(true);
    expect(error).toMatchObject({ code: 'upstream_broken', status: 502, details: { provider: 'openai' } });
    expect(raw).not.toContain('error');
    expect(upstream.requests).toHaveLength(1);
  });

  it('tells the error that the upstream told', async () => {
    upstream.respondAlways(sseAnswer([FIRST, 'data: {"error":{"message":"The model fell over","type":"x"}}\n\n']));
    const { error } = await drain(await ask(cloudLlm, streamed));
    expect(error).toMatchObject({ message: 'The model fell over', details: { upstreamType: 'x' } });
  });

  it('keeps telling so to who asks again', async () => {
    upstream.respondAlways(sseAnswer([FIRST]));
    const frames = framesOf(await ask(cloudLlm, streamed));
    await frames.next();
    await expect(frames.next()).rejects.toMatchObject({ code: 'upstream_broken' });
    await expect(frames.next()).rejects.toMatchObject({ code: 'upstream_broken' });
  });

  it('is whole where only the blank line after [DONE] is missing, or more follows', async () => {
    upstream.respondWith(sseAnswer([FIRST, LAST, 'data: [DONE]\n']), sseAnswer([FIRST, LAST, DONE, 'data: more\n\n']));
    expect((await drain(await ask(cloudLlm, streamed))).error).toBeUndefined();
    const { raw, error } = await drain(await ask(cloudLlm, streamed));
    expect([raw, error]).toEqual([FIRST + LAST + DONE, undefined]);
  });

  it('is whole although the connection is cut after [DONE], or never closed', async () => {
    for (const ending of ['cut', 'stall'] as const) {
      upstream.respondWith(endAfterChunks(sseAnswer([FIRST, LAST, DONE]), 3, ending));
      expect((await drain(await ask(cloudLlm, streamed))).error).toBeUndefined();
    }
    const reply = await ask(cloudLlm, request);
    expect(completionOf(reply).choices).toHaveLength(1);
  });
});

describe('an upstream that hangs', () => {
  const config = { totalTimeoutSeconds: 30, firstTokenTimeoutMs: 5000, idleTimeoutMs: 3000 };

  function slow() {
    const timers = createManualTimers();
    return { timers, hanging: openaiCloud(upstream.url, { config, timers }) };
  }

  it('before its head is a gateway timeout, and the connection is dropped', async () => {
    upstream.respondAlways(delayHeaders(textAnswer('late'), createGate()));
    const { timers, hanging } = slow();
    const failure = failureOf(ask(hanging, request));
    await upstream.nextRequest();
    timers.advance(30_000);
    expect(await failure).toMatchObject({ code: 'upstream_timeout', status: 504 });
    await upstream.whenAborted(0);
    expect(upstream.requests).toHaveLength(1);
    await hanging.close();
  });

  it('in the middle of a whole body is a gateway timeout', async () => {
    upstream.respondAlways(endAfterBytes(textAnswer('never whole'), 40, 'stall'));
    const { timers, hanging } = slow();
    const failure = failureOf(ask(hanging, request));
    await upstream.nextRequest();
    timers.advance(30_000);
    expect(await failure).toMatchObject({ code: 'upstream_timeout', status: 504 });
    await upstream.whenAborted(0);
    await hanging.close();
  });

  it('before the first event of a stream is a gateway timeout, comments or not', async () => {
    const gate = createGate();
    upstream.respondAlways(delayChunks(sseAnswer([': hi\n\n', FIRST]), gate));
    const { timers, hanging } = slow();
    const failure = failureOf(ask(hanging, streamed));
    await upstream.nextRequest();
    gate.release();
    timers.advance(5000);
    expect(await failure).toMatchObject({ code: 'upstream_timeout', status: 504 });
    await upstream.whenAborted(0);
    await hanging.close();
  });

  it('in the middle of a stream breaks it', async () => {
    upstream.respondAlways(endAfterChunks(sseAnswer([FIRST, LAST]), 1, 'stall'));
    const { timers, hanging } = slow();
    const frames = framesOf(await ask(hanging, streamed));
    await frames.next();
    const next = frames.next();
    timers.advance(3000);
    await expect(next).rejects.toMatchObject({ code: 'upstream_timeout' });
    await upstream.whenAborted(0);
    await hanging.close();
  });

  it('in the middle of an error is told by its status', async () => {
    upstream.respondAlways(endAfterBytes(errorAnswer(400, 'That is wrong'), 10, 'stall'));
    const { timers, hanging } = slow();
    const failure = failureOf(ask(hanging, request));
    await upstream.nextRequest();
    // The head has arrived when the time for the body is set.
    while (!timers.pending.includes(2000)) await new Promise((resolve) => setImmediate(resolve));
    timers.advance(2000);
    expect(await failure).toMatchObject({ status: 400, message: 'openai answered with status 400' });
    await hanging.close();
  });
});

describe('a caller that leaves', () => {
  it.each<[string, Behaviour]>([
    ['before the head', delayHeaders(textAnswer('late'), createGate())],
    ['in the middle of a body', endAfterBytes(textAnswer('never whole'), 40, 'stall')],
  ])('%s takes the upstream call along', async (_when, behaviour) => {
    upstream.respondAlways(behaviour);
    const caller = new AbortController();
    const failure = failureOf(cloudLlm.call(request, { signal: caller.signal }));
    await upstream.nextRequest();
    caller.abort();
    expect(await failure).toMatchObject({ code: 'client_closed' });
    await upstream.whenAborted(0);
    expect(upstream.requests).toHaveLength(1);
  });

  it('in the middle of a stream takes the upstream call along, by signal or by return', async () => {
    upstream.respondAlways(endAfterChunks(sseAnswer([FIRST, LAST]), 1, 'stall'));
    const caller = new AbortController();
    const bySignal = framesOf(await cloudLlm.call(streamed, { signal: caller.signal }));
    await bySignal.next();
    const pending = bySignal.next();
    caller.abort();
    await expect(pending).rejects.toMatchObject({ code: 'client_closed' });
    await upstream.whenAborted(0);

    const byReturn = framesOf(await ask(cloudLlm, streamed));
    await byReturn.next();
    const reading = byReturn.next();
    await byReturn.return?.();
    expect(await reading).toMatchObject({ done: true });
    await upstream.whenAborted(1);
  });

  it('before anything was sent asks nobody', async () => {
    const failure = failureOf(cloudLlm.call(request, { signal: AbortSignal.abort() }));
    expect(await failure).toMatchObject({ code: 'client_closed' });
    expect(upstream.requests).toHaveLength(0);
    expect(upstream.connections).toBe(0);
  });

  it('while the connection is being made sends nothing', async () => {
    const caller = new AbortController();
    const failure = failureOf(cloudLlm.call(request, { signal: caller.signal }));
    caller.abort();
    expect(await failure).toMatchObject({ code: 'client_closed' });
    await ask(cloudLlm, chatRequest('the next one'));
    expect(upstream.requests.map(({ body }) => body)).toEqual([expect.stringContaining('the next one')]);
  });
});

describe('secrets', () => {
  const leaks = [API_KEY, 'sk-other-key-000000', 'Bearer abcdef123456'];
  const words = `Bad key ${leaks.join(' and ')}`;

  it.each<[string, Behaviour]>([
    ['an error body', errorAnswer(401, words, { type: words, code: words })],
    ['an error in a 200', jsonAnswer({ error: { message: words, type: words, code: words } })],
    [
      'the first frame of a stream',
      sseAnswer([`data: ${JSON.stringify({ error: { message: words, code: words } })}\n\n`]),
    ],
    [
      'a later frame of a stream',
      sseAnswer([FIRST, `data: ${JSON.stringify({ error: { message: words, type: words } })}\n\n`]),
    ],
    ['a body that is no answer', rawAnswer({ headers: { 'content-type': 'text/html' }, body: words })],
    ['a redirect', rawAnswer({ status: 307, headers: { location: `http://h/?key=${API_KEY}` } })],
    ['a socket', socketAnswer(words)],
  ])('in %s are in no error', async (_where, behaviour) => {
    upstream.respondAlways(behaviour);
    const error = await ask(cloudLlm, streamed).then(
      async (reply) => (await drain(reply)).error,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    const printed = `${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)}`;
    for (const leak of leaks) expect(printed).not.toContain(leak);
  });

  it('and long messages are cut', async () => {
    upstream.respondAlways(errorAnswer(400, 'word '.repeat(1000)));
    expect((await failureOf(ask(cloudLlm, request))).message).toHaveLength(500);
  });

  it('and raw bodies, URLs and headers are in no message', async () => {
    upstream.respondAlways(
      rawAnswer({
        status: 500,
        headers: { 'content-type': 'text/html', 'x-secret': 'hidden' },
        body: '<h1>nginx</h1>',
      }),
    );
    const { message } = await failureOf(ask(cloudLlm, request));
    expect(message).toBe('openai answered with status 500');
  });
});
