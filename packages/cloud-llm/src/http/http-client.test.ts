import { errorAnswer, type OpenaiUpstream, socketAnswer, startOpenaiUpstream, textAnswer } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatRequest } from '../../test/chat-request.js';
import { ask, openaiCloud } from '../../test/openai-cloud.js';
import { completionOf, drain } from '../../test/read-reply.js';
import type { CloudLlm } from '../cloud-llm.js';

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

/** Lets undici hand a connection back. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const request = chatRequest('Hello');
const streamed = chatRequest('Hello', { stream: true });

describe('connections', () => {
  it('are used again, after whole answers, streams and errors', async () => {
    for (let round = 0; round < 20; round += 1) {
      upstream.respondWith(textAnswer('a'), textAnswer('b'), errorAnswer(400, 'no'));
      await ask(cloudLlm, request);
      await turn();
      await drain(await ask(cloudLlm, streamed));
      await turn();
      await expect(ask(cloudLlm, request)).rejects.toThrow('no');
      await turn();
    }
    // One would do, but the rest of an answer may still be on its way when the next call begins.
    expect(upstream.connections).toBeLessThan(4);
  });

  it('are as many as there are calls at a time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => ask(cloudLlm, request)));
    expect(upstream.connections).toBe(5);
  });

  it('that the upstream closed while they were idle are not noticed', async () => {
    const once = openaiCloud(upstream.url, { config: { maxAttempts: 1 } });
    for (let round = 0; round < 20; round += 1) {
      await ask(once, request);
      upstream.closeIdleConnections();
    }
    await ask(once, request);
    expect(upstream.requests).toHaveLength(21);
    await once.close();
  });

  it('that die as a request is written to them are replaced at once, new ones are not', async () => {
    const once = openaiCloud(upstream.url, { config: { maxAttempts: 1 } });
    await ask(once, request);
    await turn();
    upstream.respondWith(socketAnswer(), textAnswer('after all'));
    expect(completionOf(await ask(once, request)).choices[0]?.content).toEqual([{ type: 'text', text: 'after all' }]);
    expect(upstream.requests.map(({ connection }) => connection)).toEqual([0, 0, 1]);
    await once.close();

    const fresh = openaiCloud(upstream.url, { config: { maxAttempts: 1 } });
    upstream.respondWith(socketAnswer());
    await expect(ask(fresh, request)).rejects.toMatchObject({ code: 'upstream_unreachable' });
    await fresh.close();
  });
});
