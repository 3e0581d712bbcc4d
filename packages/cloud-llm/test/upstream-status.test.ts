import { errorAnswer, rawAnswer, throttledAnswer } from '@isartor/testing';
import { describe, expect, it } from 'vitest';
import { chatRequest } from './chat-request.js';
import { ask, failureOf } from './openai-cloud.js';
import { drain } from './read-reply.js';
import { useOpenaiCloud } from './use-openai-cloud.js';

const given = useOpenaiCloud();

const request = chatRequest('Hello');
const streamed = chatRequest('Hello', { stream: true });
const BOTH = [
  ['JSON', request],
  ['SSE', streamed],
] as const;

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
    given.upstream.respondAlways(errorAnswer(status, 'That is wrong', { type: 'invalid_request_error', code: 'bad' }));
    const error = await failureOf(ask(given.cloudLlm, asked));
    expect(error).toMatchObject({ code, status, message: 'That is wrong' });
    expect(error.details).toMatchObject({
      provider: 'openai',
      upstreamStatus: status,
      upstreamType: 'invalid_request_error',
      upstreamCode: 'bad',
    });
    expect(given.upstream.requests).toHaveLength(1);
  });

  it('429 goes back at once with its Retry-After and its limits', async () => {
    given.upstream.respondAlways(throttledAnswer(7));
    const error = await failureOf(ask(given.cloudLlm, asked));
    expect(error).toMatchObject({ code: 'upstream_rate_limited', status: 429 });
    expect(error.details).toMatchObject({
      retryAfterSeconds: 7,
      headers: { 'retry-after': '7', 'x-ratelimit-remaining-requests': '0' },
    });
    expect(given.upstream.requests).toHaveLength(1);
  });

  it.each([
    [500, 502, 'upstream_failed'],
    [502, 502, 'upstream_failed'],
    [503, 503, 'upstream_overloaded'],
    [529, 503, 'upstream_overloaded'],
  ])('%i is tried three times and then told as %i', async (status, told, code) => {
    given.upstream.respondAlways(errorAnswer(status, 'Out of order'));
    const error = await failureOf(ask(given.cloudLlm, asked));
    expect(error).toMatchObject({ code, status: told, message: 'Out of order' });
    expect(error.details.upstreamStatus).toBe(status);
    expect(given.upstream.requests).toHaveLength(3);
  });

  it.each([500, 502, 503, 529])('%i once is not noticed', async (status) => {
    given.upstream.respondWith(errorAnswer(status, 'Out of order'));
    const reply = await ask(given.cloudLlm, asked);
    if (reply.kind === 'stream') expect((await drain(reply)).error).toBeUndefined();
    expect(given.upstream.requests).toHaveLength(2);
  });

  it('503 goes back at once where its Retry-After is too long to wait for', async () => {
    given.upstream.respondAlways(errorAnswer(503, 'Come back later', { headers: { 'retry-after': '30' } }));
    const error = await failureOf(ask(given.cloudLlm, asked));
    expect(error).toMatchObject({ status: 503, details: { retryAfterSeconds: 30 } });
    expect(given.upstream.requests).toHaveLength(1);
  });

  it.each([
    [504, 504, 'upstream_timeout'],
    [501, 502, 'upstream_failed'],
    [520, 502, 'upstream_failed'],
    [302, 502, 'upstream_invalid'],
    [308, 502, 'upstream_invalid'],
    [304, 502, 'upstream_invalid'],
  ])('%i is told as %i and not tried again', async (status, told, code) => {
    given.upstream.respondAlways(rawAnswer({ status, headers: { location: `${given.upstream.url}/elsewhere` } }));
    const error = await failureOf(ask(given.cloudLlm, asked));
    expect(error).toMatchObject({ code, status: told });
    expect(error.message).not.toContain('elsewhere');
    expect(given.upstream.requests).toHaveLength(1);
  });
});
