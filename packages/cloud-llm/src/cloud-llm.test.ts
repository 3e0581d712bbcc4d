import { type ChatReply, IsartorError, type ReplyFrame } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { chatRequest } from '../test/chat-request.js';
import { type Attempt, answers, createFakeProvider, fails, hangs, streams, textFrame } from '../test/fake-provider.js';
import { createManualTimers } from '../test/manual-timers.js';
import type { CallObserver } from './call-observer.js';
import { createCloudLlm } from './cloud-llm.js';
import type { CloudLlmConfigInput } from './config.js';

const ALIVE = new AbortController().signal;
const request = chatRequest('hi');
const streamed = chatRequest('hi', { stream: true });

const failed = (upstreamStatus = 500): IsartorError =>
  new IsartorError('upstream_failed', 'boom', { details: { upstreamStatus } });

/** Lets every promise that can be settled without time passing settle. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function engine(attempts: readonly Attempt[], config: CloudLlmConfigInput = {}) {
  const timers = createManualTimers();
  const provider = createFakeProvider(...attempts);
  const cloudLlm = createCloudLlm({ providers: [provider], config, timers, random: () => 0.5 });
  return { timers, provider, cloudLlm };
}

function recorder() {
  const seen: string[] = [];
  const observer: CallObserver = {
    onAttemptFailed: (error, final) => seen.push(`failed ${error.code}${final ? ' finally' : ''}`),
    onReply: (reply, attempts) => seen.push(`${reply.kind} after ${attempts}`),
    onFrame: () => seen.push('frame'),
    onEnd: (end) => seen.push(end.status === 'failed' ? `end ${end.error.code}` : `end ${end.status}`),
  };
  return { seen, observer };
}

function framesOf(reply: ChatReply): AsyncIterator<ReplyFrame> {
  if (reply.kind !== 'stream') throw new Error('Not a stream');
  return reply.frames[Symbol.asyncIterator]();
}

/** Frames that come when the test says so; the end, too. */
function manualFrames() {
  const waiting: { resolve(result: IteratorResult<ReplyFrame>): void; reject(error: unknown): void }[] = [];
  let returned = 0;
  const attempt = streams(({ signal }) => ({
    [Symbol.asyncIterator]: () => ({
      next: () =>
        new Promise((resolve, reject) => {
          waiting.push({ resolve, reject });
          if (signal.aborted) reject(signal.reason);
          else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        }),
      return: async () => {
        returned += 1;
        return { done: true, value: undefined };
      },
    }),
  }));
  return {
    attempt,
    give: (text: string) => waiting.shift()?.resolve({ done: false, value: textFrame(text) }),
    end: () => waiting.shift()?.resolve({ done: true, value: undefined }),
    fail: (error: unknown) => waiting.shift()?.reject(error),
    get returned() {
      return returned;
    },
  };
}

describe('one call', () => {
  it('gives the answer of the provider that the request names', async () => {
    const { cloudLlm } = engine([answers('hello')]);
    const reply = await cloudLlm.call(request, { signal: ALIVE });
    expect(reply).toMatchObject({ kind: 'complete', completion: { choices: [{ content: [{ text: 'hello' }] }] } });
  });

  it('fails for a provider that is not configured', async () => {
    const { cloudLlm } = engine([answers('hello')]);
    const call = cloudLlm.call(chatRequest('hi', { provider: 'other' }), { signal: ALIVE });
    await expect(call).rejects.toMatchObject({ code: 'no_provider', status: 503 });
  });

  it('asks no provider for an operation it does not have', async () => {
    const { cloudLlm, provider } = engine([answers('hello')]);
    const call = cloudLlm.call(chatRequest('hi', { operation: 'embeddings' }), { signal: ALIVE });
    await expect(call).rejects.toMatchObject({ code: 'unsupported_feature' });
    expect(provider.calls).toHaveLength(0);
  });

  it('turns what it did not foresee into an internal error', async () => {
    const { cloudLlm } = engine([fails(new TypeError('secret detail'))]);
    await expect(cloudLlm.call(request, { signal: ALIVE })).rejects.toMatchObject({
      code: 'internal',
      message: 'Internal error',
    });
  });

  it('refuses settings out of their bounds', () => {
    expect(() => engine([], { maxAttempts: 0 })).toThrow();
  });
});

describe('retries', () => {
  it('wait with jitter that doubles, then succeed', async () => {
    const { cloudLlm, provider, timers } = engine([fails(failed()), fails(failed(502)), answers('third')]);
    const { seen, observer } = recorder();
    const call = cloudLlm.call(request, { signal: ALIVE, observer });
    await settled();
    timers.advance(249);
    await settled();
    expect(provider.calls).toHaveLength(1);
    timers.advance(1);
    await settled();
    expect(provider.calls).toHaveLength(2);
    timers.advance(499);
    await settled();
    expect(provider.calls).toHaveLength(2);
    timers.advance(1);
    expect(await call).toMatchObject({ kind: 'complete' });
    expect(seen).toEqual(['failed upstream_failed', 'failed upstream_failed', 'complete after 3', 'end completed']);
    expect(timers.pending).toEqual([]);
  });

  it('end with the last failure when the attempts are used up', async () => {
    const { cloudLlm, provider, timers } = engine([fails(failed(500)), fails(failed(502))], { maxAttempts: 2 });
    const { seen, observer } = recorder();
    const call = cloudLlm.call(request, { signal: ALIVE, observer });
    const rejected = expect(call).rejects.toMatchObject({ details: { upstreamStatus: 502 } });
    await settled();
    timers.advance(250);
    await rejected;
    expect(provider.calls).toHaveLength(2);
    expect(seen).toEqual(['failed upstream_failed', 'failed upstream_failed finally', 'end upstream_failed']);
  });

  it('do not go on for longer than 8 s after the first failure', async () => {
    const { cloudLlm, provider, timers } = engine([fails(failed())], { maxAttempts: 10 });
    let code = '';
    const call = cloudLlm.call(request, { signal: ALIVE }).catch((error: IsartorError) => {
      code = error.code;
    });
    for (let second = 0; second < 8; second += 1) {
      await settled();
      timers.advance(1000);
    }
    await call;
    expect(code).toBe('upstream_failed');
    expect(provider.calls).toHaveLength(6);
  });

  it('wait as long as Retry-After says', async () => {
    const busy = new IsartorError('upstream_overloaded', 'busy', {
      details: { upstreamStatus: 503, retryAfterSeconds: 2 },
    });
    const { cloudLlm, provider, timers } = engine([fails(busy), answers('second')]);
    const call = cloudLlm.call(request, { signal: ALIVE });
    await settled();
    timers.advance(1999);
    await settled();
    expect(provider.calls).toHaveLength(1);
    timers.advance(1);
    expect(await call).toMatchObject({ kind: 'complete' });
  });

  it.each(['upstream_rejected', 'upstream_rate_limited', 'upstream_invalid', 'upstream_unauthorized'] as const)(
    'do not happen for %s',
    async (code) => {
      const { cloudLlm, provider } = engine([fails(new IsartorError(code, 'no'))]);
      await expect(cloudLlm.call(request, { signal: ALIVE })).rejects.toMatchObject({ code });
      expect(provider.calls).toHaveLength(1);
    },
  );

  it('stop as soon as the caller leaves', async () => {
    const { cloudLlm, provider, timers } = engine([fails(failed())]);
    const { seen, observer } = recorder();
    const caller = new AbortController();
    const call = cloudLlm.call(request, { signal: caller.signal, observer });
    const rejected = expect(call).rejects.toMatchObject({ code: 'client_closed' });
    await settled();
    caller.abort();
    await rejected;
    expect(provider.calls).toHaveLength(1);
    expect(timers.pending).toEqual([]);
    expect(seen).toEqual(['failed upstream_failed', 'end abandoned']);
  });
});

describe('deadlines', () => {
  const config: CloudLlmConfigInput = { totalTimeoutSeconds: 10, firstTokenTimeoutMs: 2000, idleTimeoutMs: 3000 };

  it('the whole answer of a call without stream is due within the total', async () => {
    const { cloudLlm, provider, timers } = engine([hangs], config);
    const call = cloudLlm.call(request, { signal: ALIVE });
    const rejected = expect(call).rejects.toMatchObject({ code: 'upstream_timeout', status: 504 });
    timers.advance(9999);
    await settled();
    expect(provider.calls[0]?.signal.aborted).toBe(false);
    timers.advance(1);
    await rejected;
    expect(provider.calls).toHaveLength(1);
    expect(provider.calls[0]?.signal.aborted).toBe(true);
  });

  it('the first piece of a stream is due within its own limit, comments or not', async () => {
    const { cloudLlm, provider, timers } = engine([hangs], config);
    const call = cloudLlm.call(streamed, { signal: ALIVE });
    const rejected = expect(call).rejects.toMatchObject({ code: 'upstream_timeout' });
    timers.advance(1500);
    provider.calls[0]?.onActivity();
    timers.advance(500);
    await rejected;
  });

  it('a retry gets what is left of the total', async () => {
    const { cloudLlm, timers } = engine([fails(failed()), hangs], { ...config, totalTimeoutSeconds: 1 });
    const call = cloudLlm.call(request, { signal: ALIVE });
    const rejected = expect(call).rejects.toMatchObject({ code: 'upstream_timeout' });
    await settled();
    timers.advance(250);
    await settled();
    timers.advance(750);
    await rejected;
  });

  it('a stream that stops while it is waited for breaks', async () => {
    const source = manualFrames();
    const { cloudLlm, timers } = engine([source.attempt], config);
    const { seen, observer } = recorder();
    const frames = framesOf(await cloudLlm.call(streamed, { signal: ALIVE, observer }));
    const first = frames.next();
    source.give('a');
    expect(await first).toMatchObject({ done: false });
    const second = frames.next();
    const rejected = expect(second).rejects.toMatchObject({ code: 'upstream_timeout' });
    timers.advance(3000);
    await rejected;
    expect(seen).toEqual(['stream after 1', 'frame', 'failed upstream_timeout finally', 'end upstream_timeout']);
    await expect(frames.next()).rejects.toMatchObject({ code: 'upstream_timeout' });
    expect(timers.pending).toEqual([]);
  });

  it('time in which nobody pulls is not the upstream pausing', async () => {
    const source = manualFrames();
    const { cloudLlm, timers } = engine([source.attempt], config);
    const frames = framesOf(await cloudLlm.call(streamed, { signal: ALIVE }));
    timers.advance(9000);
    const next = frames.next();
    source.give('a');
    expect(await next).toMatchObject({ done: false });
  });

  it('a comment keeps a stream alive', async () => {
    const source = manualFrames();
    const { cloudLlm, provider, timers } = engine([source.attempt], config);
    const frames = framesOf(await cloudLlm.call(streamed, { signal: ALIVE }));
    const next = frames.next();
    timers.advance(2900);
    provider.calls[0]?.onActivity();
    timers.advance(2900);
    source.give('a');
    expect(await next).toMatchObject({ done: false });
  });

  it('the total ends a stream, also one that nobody pulls', async () => {
    const source = manualFrames();
    const { cloudLlm, provider, timers } = engine([source.attempt], config);
    const { seen, observer } = recorder();
    const frames = framesOf(await cloudLlm.call(streamed, { signal: ALIVE, observer }));
    timers.advance(10_000);
    expect(provider.calls[0]?.signal.aborted).toBe(true);
    expect(seen.at(-1)).toBe('end upstream_timeout');
    await expect(frames.next()).rejects.toMatchObject({ code: 'upstream_timeout' });
  });
});

describe('streams', () => {
  it('end cleanly where the provider says so, once', async () => {
    const source = manualFrames();
    const { cloudLlm, timers } = engine([source.attempt]);
    const { seen, observer } = recorder();
    const frames = framesOf(await cloudLlm.call(streamed, { signal: ALIVE, observer }));
    const first = frames.next();
    source.give('a');
    await first;
    const end = frames.next();
    source.end();
    expect(await end).toMatchObject({ done: true });
    expect(await frames.next()).toMatchObject({ done: true });
    expect(seen).toEqual(['stream after 1', 'frame', 'end completed']);
    expect(timers.pending).toEqual([]);
  });

  it('are not tried again once they were handed out', async () => {
    const source = manualFrames();
    const { cloudLlm, provider } = engine([source.attempt]);
    const { seen, observer } = recorder();
    const frames = framesOf(await cloudLlm.call(streamed, { signal: ALIVE, observer }));
    const next = frames.next();
    source.fail(new IsartorError('upstream_broken', 'cut'));
    await expect(next).rejects.toMatchObject({ code: 'upstream_broken' });
    expect(provider.calls).toHaveLength(1);
    expect(seen).toEqual(['stream after 1', 'failed upstream_broken finally', 'end upstream_broken']);
  });

  it('are dropped when the caller leaves, with or without a pending read', async () => {
    for (const reading of [true, false]) {
      const source = manualFrames();
      const { cloudLlm, provider } = engine([source.attempt]);
      const { seen, observer } = recorder();
      const caller = new AbortController();
      const frames = framesOf(await cloudLlm.call(streamed, { signal: caller.signal, observer }));
      const pending = reading ? expect(frames.next()).rejects.toMatchObject({ code: 'client_closed' }) : undefined;
      caller.abort();
      await pending;
      expect(provider.calls[0]?.signal.aborted).toBe(true);
      expect(seen).toEqual(['stream after 1', 'end abandoned']);
      await expect(frames.next()).rejects.toMatchObject({ code: 'client_closed' });
    }
  });

  it('pass on the reason of ours that the signal carries', async () => {
    const source = manualFrames();
    const { cloudLlm } = engine([source.attempt]);
    const caller = new AbortController();
    const frames = framesOf(await cloudLlm.call(streamed, { signal: caller.signal }));
    caller.abort(new IsartorError('draining', 'bye'));
    await expect(frames.next()).rejects.toMatchObject({ code: 'draining' });
  });

  it('end a read that is under way when they are returned', async () => {
    const source = manualFrames();
    const { cloudLlm, provider } = engine([source.attempt]);
    const { seen, observer } = recorder();
    const frames = framesOf(await cloudLlm.call(streamed, { signal: ALIVE, observer }));
    const pending = frames.next();
    await frames.return?.();
    expect(await pending).toMatchObject({ done: true });
    expect(provider.calls[0]?.signal.aborted).toBe(true);
    expect(source.returned).toBe(1);
    expect(seen).toEqual(['stream after 1', 'end abandoned']);
  });

  it('of a caller that left at the last moment are ended at once', async () => {
    const caller = new AbortController();
    const late: Attempt = (asked, call) => {
      caller.abort();
      return manualFrames().attempt(asked, call);
    };
    const { cloudLlm } = engine([late]);
    const { seen, observer } = recorder();
    const frames = framesOf(await cloudLlm.call(streamed, { signal: caller.signal, observer }));
    await expect(frames.next()).rejects.toMatchObject({ code: 'client_closed' });
    expect(seen).toEqual(['stream after 1', 'end abandoned']);
  });
});

describe('closing', () => {
  it('waits for the calls under way, streams included', async () => {
    const source = manualFrames();
    const { cloudLlm } = engine([source.attempt]);
    const frames = framesOf(await cloudLlm.call(streamed, { signal: ALIVE }));
    let closed = false;
    const closing = cloudLlm.close().then(() => {
      closed = true;
    });
    await settled();
    expect(closed).toBe(false);
    await frames.return?.();
    await closing;
    expect(closed).toBe(true);
  });

  it('is at once when nothing is under way', async () => {
    const { cloudLlm, timers } = engine([fails(failed())], { maxAttempts: 1 });
    await expect(cloudLlm.call(request, { signal: ALIVE })).rejects.toThrow();
    await cloudLlm.close();
    expect(timers.pending).toEqual([]);
  });
});
