import { type ChatReply, IsartorError } from '@isartor/core';
import {
  answerFor,
  type Behaviour,
  brokenByError,
  createGate,
  delayHeaders,
  endAfterChunks,
  errorAnswerFor,
  rawAnswer,
} from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CloudLlm, createCloudLlm } from '../src/cloud-llm.js';
import { chatRequest } from './chat-request.js';
import { SPOKEN_DIALECTS } from './dialects.js';
import { createManualTimers } from './manual-timers.js';
import { ask, failureOf } from './openai-cloud.js';
import { completionOf, drain, framesOf } from './read-reply.js';

const SAID = 'Once upon a time there was a gateway';
const OWN_FIELDS = '"model":"model-test", "stream":true, "stream_options":{"include_usage":true}';

describe.each(SPOKEN_DIALECTS)(
  'an upstream of the dialect $format',
  ({ format, operations, overloaded, startUpstream, createProvider }) => {
    let upstream: Awaited<ReturnType<typeof startUpstream>>;
    let cloudLlm: CloudLlm;
    beforeEach(async () => {
      upstream = await startUpstream();
      cloudLlm = createCloudLlm({ providers: [createProvider({ url: upstream.url })], random: () => 0.001 });
    });
    afterEach(async () => {
      await upstream.close();
      await cloudLlm.close();
    });

    const request = chatRequest('Hello', { provider: 'upstream', model: 'model-test' });
    const streamed = { ...request, stream: true };
    const answer = answerFor(format, { content: [SAID] });

    /** Everything that a call came to, whether it failed before its first frame or behind it. */
    const outcomeOf = (call: Promise<ChatReply>): Promise<{ readonly error?: unknown }> =>
      call.then(drain, (error: unknown) => ({ error }));

    describe('that is well', () => {
      it('answers whole and as a stream', async () => {
        upstream.respondAlways(answer);
        const reply = await ask(cloudLlm, request);
        expect(completionOf(reply)).toMatchObject({
          provider: 'upstream',
          choices: [{ content: [{ type: 'text', text: SAID }], finishReason: { unified: 'stop' } }],
          usage: { inputTokens: 12, outputTokens: 8 },
        });
        const { text, error, frames } = await drain(await ask(cloudLlm, streamed));
        expect([text, error]).toEqual([SAID, undefined]);
        const usage = frames.flatMap(({ events }) => events).findLast(({ type }) => type === 'usage');
        expect(usage).toMatchObject({ usage: { inputTokens: 12, outputTokens: 8 } });
      });

      it('gets the body and gives the bytes as they are where the caller speaks its dialect', async () => {
        const text = `{ ${format === 'gemini' ? '"contents":[]' : OWN_FIELDS}, "other":12345678901234567890 }`;
        let sent = '';
        upstream.respondAlways((asked) => {
          const plan = answer(asked);
          sent = Buffer.concat(plan.chunks).toString();
          return plan;
        });
        const source = { format, body: Buffer.from(text), json: JSON.parse(text) };
        const { raw, error } = await drain(await ask(cloudLlm, { ...streamed, streamUsage: true, source }));
        expect(error).toBeUndefined();
        expect(raw).toBe(sent);
        expect(upstream.requests[0]?.body).toBe(text);
      });

      it('tells a foreign caller its request id, and nothing else of its own', async () => {
        upstream.respondAlways(answer);
        const { origin } = await ask(cloudLlm, { ...request, dialect: format === 'gemini' ? 'openai' : 'gemini' });
        expect(Object.keys(origin.headers)).toEqual(format === 'gemini' ? [] : ['x-request-id']);
      });

      it('takes the operations of its dialect', () => {
        expect(cloudLlm.provider('upstream')?.capabilities.operations).toEqual(operations);
      });

      it.runIf(operations.includes('count_tokens'))('counts', async () => {
        const reply = await ask(cloudLlm, { ...request, operation: 'count_tokens' });
        expect(completionOf(reply)).toMatchObject({ choices: [], usage: { inputTokens: expect.any(Number) } });
      });

      it.runIf(operations.includes('embeddings'))('makes embeddings', async () => {
        const asked = { ...request, operation: 'embeddings', embedding: { encoding: 'float' } } as const;
        const { vectors } = completionOf(await ask(cloudLlm, asked));
        expect(vectors).toHaveLength(1);
      });
    });

    describe.each([
      ['JSON', request],
      ['SSE', streamed],
    ] as const)('that fails (%s)', (_kind, asked) => {
      it.each([
        { status: 400, told: 400, code: 'upstream_rejected', attempts: 1 },
        { status: 401, told: 401, code: 'upstream_unauthorized', attempts: 1 },
        { status: 403, told: 403, code: 'upstream_unauthorized', attempts: 1 },
        { status: 404, told: 404, code: 'upstream_rejected', attempts: 1 },
        { status: 413, told: 413, code: 'upstream_rejected', attempts: 1 },
        { status: 422, told: 422, code: 'upstream_rejected', attempts: 1 },
        { status: 429, told: 429, code: 'upstream_rate_limited', attempts: 1 },
        { status: 500, told: 502, code: 'upstream_failed', attempts: 3 },
        { status: 503, told: 503, code: 'upstream_overloaded', attempts: 3 },
        { status: 529, told: 503, code: 'upstream_overloaded', attempts: 3 },
      ])('with status $status is told as $told', async ({ status, told, code, attempts }) => {
        upstream.respondAlways(errorAnswerFor(format, status, { message: 'Not today' }));
        const error = await failureOf(ask(cloudLlm, asked));
        expect(error).toMatchObject({ code, status: told, message: 'Not today' });
        expect(error.details).toMatchObject({ upstreamStatus: status, upstreamFormat: format });
        expect(upstream.requests).toHaveLength(attempts);
      });

      it.each<[string, Behaviour]>([
        ['HTML', rawAnswer({ headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' })],
        ['an empty body', rawAnswer({ headers: { 'content-type': 'application/json' } })],
        ['an empty stream', rawAnswer({ headers: { 'content-type': 'text/event-stream' } })],
        ['JSON of another kind', rawAnswer({ headers: { 'content-type': 'application/json' }, body: '{"hello":1}' })],
        ['garbage', rawAnswer({ headers: { 'content-type': 'text/event-stream' }, body: 'data: <html>\n\n' })],
      ])('with %s is a bad gateway', async (_what, behaviour) => {
        upstream.respondAlways(behaviour);
        expect(await failureOf(ask(cloudLlm, asked))).toMatchObject({ code: 'upstream_invalid', status: 502 });
        expect(upstream.requests).toHaveLength(1);
      });
    });

    describe('whose stream fails', () => {
      it.each([
        [500, 'upstream_failed', 3],
        [overloaded, 'upstream_overloaded', 3],
        [400, 'upstream_rejected', 1],
      ])('before its first event, as %i would, is %s', async (status, code, attempts) => {
        const message = 'It is over';
        // OpenAI's dialects tell errors of a stream without a status.
        const type = format === 'openai' || format === 'responses' ? { code: String(status) } : {};
        upstream.respondAlways(brokenByError(format, answer, { afterChunks: 0, status, message, ...type }));
        const error = await failureOf(ask(cloudLlm, streamed));
        expect(error).toMatchObject({ code, message, details: { upstreamFormat: format } });
        expect(error.status).toBeGreaterThanOrEqual(500);
        expect(upstream.requests).toHaveLength(attempts);
      });

      it('behind its first events is broken, and not tried again', async () => {
        upstream.respondAlways(brokenByError(format, answer, { afterChunks: 4, status: 529, message: 'It is over' }));
        const { error } = await drain(await ask(cloudLlm, streamed));
        expect(error).toMatchObject({ code: 'upstream_broken', message: 'It is over' });
        expect(upstream.requests).toHaveLength(1);
      });

      it.each(['cut', 'complete'] as const)('by its end (%s) is never whole before its last frame', async (ending) => {
        upstream.respondAlways(answer);
        const { frames } = await drain(await ask(cloudLlm, streamed));
        expect(frames.length).toBeGreaterThan(2);
        for (const kept of frames.keys()) {
          upstream.respondAlways(endAfterChunks(answer, kept, ending));
          const { error } = await outcomeOf(ask(cloudLlm, streamed));
          expect([kept, IsartorError.is(error) && error.status]).toEqual([kept, 502]);
        }
      });
    });

    describe('that hangs', () => {
      const config = { totalTimeoutSeconds: 30, firstTokenTimeoutMs: 5000, idleTimeoutMs: 3000 };

      it('before its head, or in the middle of a stream, is a timeout, and dropped', async () => {
        const timers = createManualTimers();
        const hanging = createCloudLlm({ providers: [createProvider({ url: upstream.url, timers })], timers, config });
        upstream.respondAlways(delayHeaders(answer, createGate()));
        const failure = failureOf(ask(hanging, streamed));
        await upstream.nextRequest();
        timers.advance(5000);
        expect(await failure).toMatchObject({ code: 'upstream_timeout', status: 504 });
        await upstream.whenAborted(0);

        upstream.respondAlways(endAfterChunks(answer, 1, 'stall'));
        const frames = framesOf(await ask(hanging, streamed));
        await frames.next();
        const next = frames.next();
        timers.advance(3000);
        await expect(next).rejects.toMatchObject({ code: 'upstream_timeout' });
        await upstream.whenAborted(1);
        await hanging.close();
      });

      it('is dropped when the caller leaves', async () => {
        upstream.respondAlways(delayHeaders(answer, createGate()));
        const caller = new AbortController();
        const failure = failureOf(cloudLlm.call(streamed, { signal: caller.signal }));
        await upstream.nextRequest();
        caller.abort();
        expect(await failure).toMatchObject({ code: 'client_closed' });
        await upstream.whenAborted(0);
      });
    });
  },
);
