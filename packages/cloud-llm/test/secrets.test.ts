import { inspect } from 'node:util';
import { type Behaviour, errorAnswer, jsonAnswer, rawAnswer, socketAnswer, sseAnswer } from '@isartor/testing';
import { describe, expect, it } from 'vitest';
import { chatRequest } from './chat-request.js';
import { FIRST_FRAME } from './chunk-frames.js';
import { API_KEY, ask, failureOf } from './openai-cloud.js';
import { drain } from './read-reply.js';
import { useOpenaiCloud } from './use-openai-cloud.js';

const given = useOpenaiCloud();

const request = chatRequest('Hello');
const streamed = chatRequest('Hello', { stream: true });

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
      sseAnswer([FIRST_FRAME, `data: ${JSON.stringify({ error: { message: words, type: words } })}\n\n`]),
    ],
    ['a body that is no answer', rawAnswer({ headers: { 'content-type': 'text/html' }, body: words })],
    ['a redirect', rawAnswer({ status: 307, headers: { location: `http://h/?key=${API_KEY}` } })],
    ['a socket', socketAnswer(words)],
  ])('in %s are in no error', async (_where, behaviour) => {
    given.upstream.respondAlways(behaviour);
    const error = await ask(given.cloudLlm, streamed).then(
      async (reply) => (await drain(reply)).error,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    const printed = `${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)}`;
    for (const leak of leaks) expect(printed).not.toContain(leak);
  });

  it('and long messages are cut', async () => {
    given.upstream.respondAlways(errorAnswer(400, 'word '.repeat(1000)));
    expect((await failureOf(ask(given.cloudLlm, request))).message).toHaveLength(500);
  });

  it('and raw bodies, URLs and headers are in no message', async () => {
    given.upstream.respondAlways(
      rawAnswer({
        status: 500,
        headers: { 'content-type': 'text/html', 'x-secret': 'hidden' },
        body: '<h1>nginx</h1>',
      }),
    );
    const { message } = await failureOf(ask(given.cloudLlm, request));
    expect(message).toBe('openai answered with status 500');
  });
});
