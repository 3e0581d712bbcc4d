import { IsartorError } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { chatRequest } from '../test/chat-request.js';
import { ALIVE, failed, fakeEngine, recorder, settled } from '../test/fake-engine.js';
import { answers, fails } from '../test/fake-provider.js';
import { manualFrames } from '../test/manual-frames.js';
import { framesOf } from '../test/read-reply.js';

const request = chatRequest('hi');
const streamed = chatRequest('hi', { stream: true });

describe('one call', () => {
  it('gives the answer of the provider that the request names', async () => {
    const { cloudLlm } = fakeEngine([answers('hello')]);
    const reply = await cloudLlm.call(request, { signal: ALIVE });
    expect(reply).toMatchObject({ kind: 'complete', completion: { choices: [{ content: [{ text: 'hello' }] }] } });
  });

  it('fails for a provider that is not configured', async () => {
    const { cloudLlm } = fakeEngine([answers('hello')]);
    const call = cloudLlm.call(chatRequest('hi', { provider: 'other' }), { signal: ALIVE });
    await expect(call).rejects.toMatchObject({ code: 'no_provider', status: 503 });
  });

  it('asks no provider for an operation it does not have', async () => {
    const { cloudLlm, provider } = fakeEngine([answers('hello')]);
    const call = cloudLlm.call(chatRequest('hi', { operation: 'embeddings' }), { signal: ALIVE });
    await expect(call).rejects.toMatchObject({ code: 'unsupported_feature' });
    expect(provider.calls).toHaveLength(0);
  });

  it('turns what it did not foresee into an internal error', async () => {
    const { cloudLlm } = fakeEngine([fails(new TypeError('secret detail'))]);
    await expect(cloudLlm.call(request, { signal: ALIVE })).rejects.toMatchObject({
      code: 'internal',
      message: 'Internal error',
    });
  });

  it('refuses settings out of their bounds', () => {
    expect(() => fakeEngine([], { maxAttempts: 0 })).toThrow();
  });
});

describe('retries', () => {
  it('wait with jitter that doubles, then succeed', async () => {
    const { cloudLlm, provider, timers } = fakeEngine([fails(failed()), fails(failed(502)), answers('third')]);
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
    const { cloudLlm, provider, timers } = fakeEngine([fails(failed(500)), fails(failed(502))], { maxAttempts: 2 });
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
    const { cloudLlm, provider, timers } = fakeEngine([fails(failed())], { maxAttempts: 10 });
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
    const { cloudLlm, provider, timers } = fakeEngine([fails(busy), answers('second')]);
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
      const { cloudLlm, provider } = fakeEngine([fails(new IsartorError(code, 'no'))]);
      await expect(cloudLlm.call(request, { signal: ALIVE })).rejects.toMatchObject({ code });
      expect(provider.calls).toHaveLength(1);
    },
  );

  it('stop as soon as the caller leaves', async () => {
    const { cloudLlm, provider, timers } = fakeEngine([fails(failed())]);
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

describe('closing', () => {
  it('waits for the calls under way, streams included', async () => {
    const source = manualFrames();
    const { cloudLlm } = fakeEngine([source.attempt]);
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
    const { cloudLlm, timers } = fakeEngine([fails(failed())], { maxAttempts: 1 });
    await expect(cloudLlm.call(request, { signal: ALIVE })).rejects.toThrow();
    await cloudLlm.close();
    expect(timers.pending).toEqual([]);
  });
});
