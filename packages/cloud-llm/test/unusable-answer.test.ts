import {
  type Behaviour,
  endAfterBytes,
  jsonAnswer,
  rawAnswer,
  socketAnswer,
  sseAnswer,
  textAnswer,
  unusedUrl,
  withHeaders,
} from '@isartor/testing';
import { Agent } from 'undici';
import { describe, expect, it } from 'vitest';
import { chatRequest } from './chat-request.js';
import { DONE_FRAME, FIRST_FRAME } from './chunk-frames.js';
import { ALIVE, recorder } from './fake-engine.js';
import { ask, failureOf, openaiCloud } from './openai-cloud.js';
import { drain } from './read-reply.js';
import { useOpenaiCloud } from './use-openai-cloud.js';

const given = useOpenaiCloud();

const request = chatRequest('Hello');
const streamed = chatRequest('Hello', { stream: true });
const BOTH = [
  ['JSON', request],
  ['SSE', streamed],
] as const;

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
    ['a stream of nothing but [DONE]', sseAnswer([DONE_FRAME])],
    ['bytes that are packed', withHeaders(textAnswer('x'), { 'content-encoding': 'gzip' })],
    [
      'bytes that are no UTF-8',
      rawAnswer({ headers: { 'content-type': 'application/json' }, body: Buffer.from([0x7b, 0xff, 0xfe]) }),
    ],
  ])('%s is a bad gateway and is not paid for twice', async (_kind, behaviour) => {
    given.upstream.respondAlways(behaviour);
    const error = await failureOf(ask(given.cloudLlm, asked));
    expect(error).toMatchObject({ code: 'upstream_invalid', status: 502, details: { provider: 'openai' } });
    expect(given.upstream.requests).toHaveLength(1);
  });

  it('an error told in a 200 is a bad gateway, tried again unless the request is to blame', async () => {
    given.upstream.respondAlways(
      jsonAnswer({ error: { message: 'The model fell over', type: 'server_error', code: 502 } }),
    );
    expect(await failureOf(ask(given.cloudLlm, asked))).toMatchObject({
      code: 'upstream_failed',
      status: 502,
      message: 'The model fell over',
      details: { upstreamType: 'server_error', upstreamCode: '502' },
    });
    expect(given.upstream.requests).toHaveLength(3);
    given.upstream.respondAlways(jsonAnswer({ error: { message: 'Too long', type: 'invalid_request_error' } }));
    expect(await failureOf(ask(given.cloudLlm, asked))).toMatchObject({ status: 502, message: 'Too long' });
    expect(given.upstream.requests).toHaveLength(4);
  });
});

describe.each(BOTH)('an upstream out of reach (%s)', (_name, asked) => {
  it('that refuses is tried three times and is a bad gateway', async () => {
    const refusing = openaiCloud(await unusedUrl());
    const { seen, observer } = recorder();
    const error = await failureOf(refusing.call(asked, { signal: ALIVE, observer }));
    expect(error).toMatchObject({ code: 'upstream_unreachable', status: 502, message: 'Could not reach openai' });
    expect(seen.filter((event) => event.startsWith('failed'))).toHaveLength(3);
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
    given.upstream.respondAlways(socketAnswer());
    expect(await failureOf(ask(given.cloudLlm, asked))).toMatchObject({ code: 'upstream_unreachable', status: 502 });
    expect(given.upstream.requests).toHaveLength(3);
    given.upstream.respondWith(socketAnswer());
    given.upstream.respondAlways(textAnswer('after all'));
    const reply = await ask(given.cloudLlm, asked);
    if (reply.kind === 'stream') expect((await drain(reply)).error).toBeUndefined();
    expect(given.upstream.requests).toHaveLength(5);
  });

  it('that does not speak HTTP is a bad gateway', async () => {
    given.upstream.respondAlways(socketAnswer('SSH-2.0-OpenSSH_9.6\r\n'));
    expect(await failureOf(ask(given.cloudLlm, asked))).toMatchObject({ code: 'upstream_invalid', status: 502 });
    expect(given.upstream.requests).toHaveLength(1);
  });
});

describe('a whole answer that is cut', () => {
  it.each<[string, Behaviour]>([
    ['in the middle of its body', endAfterBytes(textAnswer('never whole'), 40, 'cut')],
    ['before its length', withHeaders(textAnswer('short'), { 'content-length': '9999', connection: 'close' })],
  ])('%s is a bad gateway and is not paid for twice', async (_where, behaviour) => {
    given.upstream.respondAlways(behaviour);
    expect(await failureOf(ask(given.cloudLlm, request))).toMatchObject({ code: 'upstream_invalid', status: 502 });
    expect(given.upstream.requests).toHaveLength(1);
  });

  it('as a stream that was folded is a bad gateway', async () => {
    given.upstream.respondAlways(sseAnswer([FIRST_FRAME]));
    expect(await failureOf(ask(given.cloudLlm, request))).toMatchObject({ code: 'upstream_invalid', status: 502 });
    expect(given.upstream.requests).toHaveLength(1);
  });

  it('is not taken for whole because it is huge', async () => {
    const body = `{"choices":[{"index":0,"message":{"content":"${'x'.repeat(33 * 1024 * 1024)}"},"finish_reason":"stop"}]}`;
    given.upstream.respondAlways(rawAnswer({ headers: { 'content-type': 'application/json' }, body }));
    const error = await failureOf(ask(given.cloudLlm, request));
    expect(error).toMatchObject({ code: 'upstream_invalid', message: expect.stringContaining('larger than') });
  });
});
