import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { framesOf, post } from '../../test/ask.js';
import { startAnthropicUpstream } from '../anthropic-upstream/anthropic-upstream.js';
import { startGeminiUpstream } from '../gemini-upstream/gemini-upstream.js';
import { startOpenaiUpstream } from '../openai-upstream/openai-upstream.js';
import { startResponsesUpstream } from '../responses-upstream/responses-upstream.js';
import { endAfterChunks } from '../upstream/reply-faults.js';
import type { Upstream } from '../upstream/upstream.js';
import { answerFor } from './answer-for.js';
import { automaticAnswer } from './automatic-answer.js';
import { brokenByError } from './broken-by-error.js';
import type { UpstreamDialect } from './dialects.js';
import { errorAnswerFor } from './error-answer-for.js';
import { modelAnswer } from './model-answer.js';

const messages = [{ role: 'user', content: 'hi' }];
const contents = [{ role: 'user', parts: [{ text: 'hi' }] }];

interface Speaker {
  readonly start: () => Promise<Upstream>;
  readonly ask: (url: string, stream: boolean) => Promise<Response>;
  /** The fields of the error that a failed request is told. */
  readonly throttled: object;
  /** What the last frame of an interrupted stream holds. */
  readonly interrupted: object;
}

const OPENAI_THROTTLED = { error: { message: 'slow', type: 'requests', code: 'rate_limit_exceeded', param: null } };

const SPEAKERS: Readonly<Record<UpstreamDialect, Speaker>> = {
  openai: {
    start: startOpenaiUpstream,
    ask: (url, stream) => post(`${url}/chat/completions`, { model: 'm', messages, stream }),
    throttled: OPENAI_THROTTLED,
    interrupted: { error: { message: 'gone', type: 'server_error' } },
  },
  responses: {
    start: startResponsesUpstream,
    ask: (url, stream) => post(url, { model: 'm', input: 'hi', stream }),
    throttled: OPENAI_THROTTLED,
    interrupted: { type: 'error', code: 'server_error', message: 'gone', param: null, sequence_number: 3 },
  },
  anthropic: {
    start: startAnthropicUpstream,
    ask: (url, stream) => post(`${url}/v1/messages`, { model: 'm', max_tokens: 9, messages, stream }),
    throttled: { type: 'error', error: { type: 'rate_limit_error', message: 'slow' }, request_id: 'req_upstream' },
    interrupted: { type: 'error', error: { type: 'api_error', message: 'gone' } },
  },
  gemini: {
    start: startGeminiUpstream,
    ask: (url, stream) =>
      post(`${url}/v1beta/models/m:${stream ? 'streamGenerateContent?alt=sse' : 'generateContent'}`, { contents }),
    throttled: {
      error: {
        code: 429,
        status: 'RESOURCE_EXHAUSTED',
        message: 'slow',
        details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7s' }],
      },
    },
    interrupted: { error: { code: 503, status: 'UNAVAILABLE', message: 'gone' } },
  },
};

const ANSWER = { content: ['one two three four five'] };

describe.each(Object.keys(SPEAKERS) as UpstreamDialect[])('%s', (dialect) => {
  const { start, ask, throttled, interrupted } = SPEAKERS[dialect];
  let upstream: Upstream;
  beforeEach(async () => {
    upstream = await start();
  });
  afterEach(() => upstream.close());

  it.each([false, true])('tells one script by its path, by its name or by itself (stream: %s)', async (stream) => {
    upstream.respondWith(modelAnswer(ANSWER), answerFor(dialect, ANSWER));
    upstream.say(ANSWER);
    const told = [await ask(upstream.url, stream), await ask(upstream.url, stream), await ask(upstream.url, stream)];
    const [byPath, byName, byItself] = await Promise.all(told.map((response) => response.text()));
    expect(byPath).toContain('one');
    expect(byName).toBe(byPath);
    expect(byItself).toBe(byPath);
  });

  it('repeats the user where nothing is scripted, and records who asked', async () => {
    expect(await (await ask(upstream.url, false)).text()).toContain('You said: hi');
    upstream.respondAlways(automaticAnswer);
    expect(await (await ask(upstream.url, false)).text()).toContain('You said: hi');
    expect(upstream.requests).toHaveLength(2);
    expect((await upstream.nextRequest()).aborted).toBe(false);
  });

  it('keeps its headers beside those of the script', async () => {
    upstream.say({ ...ANSWER, headers: { 'x-extra': 'yes' } });
    expect((await ask(upstream.url, true)).headers.get('x-extra')).toBe('yes');
  });

  it('fails in its own shape', async () => {
    upstream.respondWith(errorAnswerFor(dialect, 429, { message: 'slow', retryAfterSeconds: 7 }));
    const response = await ask(upstream.url, true);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe(dialect === 'gemini' ? null : '7');
    expect(await response.json()).toEqual(throttled);
  });

  it('interrupts a stream with an error and says nothing more', async () => {
    const broken = brokenByError(dialect, modelAnswer(ANSWER), { afterChunks: 3, status: 503, message: 'gone' });
    upstream.respondWith(endAfterChunks(modelAnswer(ANSWER), 3, 'complete'), broken);
    const before = framesOf(await (await ask(upstream.url, true)).text());
    const frames = framesOf(await (await ask(upstream.url, true)).text());
    expect(frames).toHaveLength(4);
    expect(frames.slice(0, 3)).toEqual(before);
    expect(frames[3]?.data).toMatchObject(interrupted);
  });

  it('interrupts what is no stream with the error alone', async () => {
    upstream.respondWith(brokenByError(dialect, modelAnswer(ANSWER), { afterChunks: 3, status: 503 }));
    expect((await ask(upstream.url, false)).status).toBe(503);
  });

  it('tells its own words for any status', async () => {
    upstream.respondWith(errorAnswerFor(dialect, 418, { type: 'teapot', headers: { 'x-extra': 'yes' } }));
    const response = await ask(upstream.url, false);
    expect([response.status, response.headers.get('x-extra')]).toEqual([418, 'yes']);
    expect(await response.text()).toContain('"teapot"');
  });
});

it('fails a response in the shape of a response', async () => {
  const upstream = await startResponsesUpstream();
  upstream.respondWith(
    brokenByError('responses', modelAnswer(ANSWER), { afterChunks: 2, message: 'gone', asResponse: true }),
  );
  const frames = framesOf(await (await SPEAKERS.responses.ask(upstream.url, true)).text());
  expect(frames.at(-1)).toMatchObject({
    event: 'response.failed',
    data: {
      sequence_number: 2,
      response: { id: 'resp_upstream', status: 'failed', error: { code: 'server_error', message: 'gone' } },
    },
  });
  await upstream.close();
});

it('interrupts the list that a Gemini stream is without events', async () => {
  const upstream = await startGeminiUpstream(
    brokenByError('gemini', modelAnswer(ANSWER), { afterChunks: 2, message: 'gone' }),
    errorAnswerFor('gemini', 500),
  );
  const ask = () => post(`${upstream.url}/v1beta/models/m:streamGenerateContent`, { contents });
  const interrupted = (await (await ask()).json()) as unknown[];
  expect(interrupted).toHaveLength(3);
  expect(interrupted[2]).toMatchObject({ error: { code: 500, status: 'INTERNAL', message: 'gone' } });
  expect(await (await ask()).json()).toMatchObject([{ error: { code: 500 } }]);
  await upstream.close();
});
