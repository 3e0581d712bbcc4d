import {
  type Behaviour,
  createGate,
  delayChunks,
  delayHeaders,
  endAfterBytes,
  endAfterChunks,
  errorAnswer,
  sseAnswer,
  textAnswer,
} from '@isartor/testing';
import { describe, expect, it } from 'vitest';
import { chatRequest } from './chat-request.js';
import { FIRST_FRAME, LAST_FRAME } from './chunk-frames.js';
import { createManualTimers } from './manual-timers.js';
import { ask, failureOf, openaiCloud } from './openai-cloud.js';
import { framesOf } from './read-reply.js';
import { useOpenaiCloud } from './use-openai-cloud.js';

const given = useOpenaiCloud();

const request = chatRequest('Hello');
const streamed = chatRequest('Hello', { stream: true });

describe('an upstream that hangs', () => {
  const config = { totalTimeoutSeconds: 30, firstTokenTimeoutMs: 5000, idleTimeoutMs: 3000 };

  function slow() {
    const timers = createManualTimers();
    return { timers, hanging: openaiCloud(given.upstream.url, { config, timers }) };
  }

  it('before its head is a gateway timeout, and the connection is dropped', async () => {
    given.upstream.respondAlways(delayHeaders(textAnswer('late'), createGate()));
    const { timers, hanging } = slow();
    const failure = failureOf(ask(hanging, request));
    await given.upstream.nextRequest();
    timers.advance(30_000);
    expect(await failure).toMatchObject({ code: 'upstream_timeout', status: 504 });
    await given.upstream.whenAborted(0);
    expect(given.upstream.requests).toHaveLength(1);
    await hanging.close();
  });

  it('in the middle of a whole body is a gateway timeout', async () => {
    given.upstream.respondAlways(endAfterBytes(textAnswer('never whole'), 40, 'stall'));
    const { timers, hanging } = slow();
    const failure = failureOf(ask(hanging, request));
    await given.upstream.nextRequest();
    timers.advance(30_000);
    expect(await failure).toMatchObject({ code: 'upstream_timeout', status: 504 });
    await given.upstream.whenAborted(0);
    await hanging.close();
  });

  it('before the first event of a stream is a gateway timeout, comments or not', async () => {
    const gate = createGate();
    given.upstream.respondAlways(delayChunks(sseAnswer([': hi\n\n', FIRST_FRAME]), gate));
    const { timers, hanging } = slow();
    const failure = failureOf(ask(hanging, streamed));
    await given.upstream.nextRequest();
    gate.release();
    timers.advance(5000);
    expect(await failure).toMatchObject({ code: 'upstream_timeout', status: 504 });
    await given.upstream.whenAborted(0);
    await hanging.close();
  });

  it('in the middle of a stream breaks it', async () => {
    given.upstream.respondAlways(endAfterChunks(sseAnswer([FIRST_FRAME, LAST_FRAME]), 1, 'stall'));
    const { timers, hanging } = slow();
    const frames = framesOf(await ask(hanging, streamed));
    await frames.next();
    const next = frames.next();
    timers.advance(3000);
    await expect(next).rejects.toMatchObject({ code: 'upstream_timeout' });
    await given.upstream.whenAborted(0);
    await hanging.close();
  });

  it('in the middle of an error is told by its status', async () => {
    given.upstream.respondAlways(endAfterBytes(errorAnswer(400, 'That is wrong'), 10, 'stall'));
    const { timers, hanging } = slow();
    const failure = failureOf(ask(hanging, request));
    await given.upstream.nextRequest();
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
    given.upstream.respondAlways(behaviour);
    const caller = new AbortController();
    const failure = failureOf(given.cloudLlm.call(request, { signal: caller.signal }));
    await given.upstream.nextRequest();
    caller.abort();
    expect(await failure).toMatchObject({ code: 'client_closed' });
    await given.upstream.whenAborted(0);
    expect(given.upstream.requests).toHaveLength(1);
  });

  it('in the middle of a stream takes the upstream call along, by signal or by return', async () => {
    given.upstream.respondAlways(endAfterChunks(sseAnswer([FIRST_FRAME, LAST_FRAME]), 1, 'stall'));
    const caller = new AbortController();
    const bySignal = framesOf(await given.cloudLlm.call(streamed, { signal: caller.signal }));
    await bySignal.next();
    const pending = bySignal.next();
    caller.abort();
    await expect(pending).rejects.toMatchObject({ code: 'client_closed' });
    await given.upstream.whenAborted(0);

    const byReturn = framesOf(await ask(given.cloudLlm, streamed));
    await byReturn.next();
    const reading = byReturn.next();
    await byReturn.return?.();
    expect(await reading).toMatchObject({ done: true });
    await given.upstream.whenAborted(1);
  });

  it('before anything was sent asks nobody', async () => {
    const failure = failureOf(given.cloudLlm.call(request, { signal: AbortSignal.abort() }));
    expect(await failure).toMatchObject({ code: 'client_closed' });
    expect(given.upstream.requests).toHaveLength(0);
    expect(given.upstream.connections).toBe(0);
  });

  it('while the connection is being made sends nothing', async () => {
    const caller = new AbortController();
    const failure = failureOf(given.cloudLlm.call(request, { signal: caller.signal }));
    caller.abort();
    expect(await failure).toMatchObject({ code: 'client_closed' });
    await ask(given.cloudLlm, chatRequest('the next one'));
    expect(given.upstream.requests.map(({ body }) => body)).toEqual([expect.stringContaining('the next one')]);
  });
});
