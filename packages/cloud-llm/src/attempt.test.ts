import { describe, expect, it } from 'vitest';
import { chatRequest } from '../test/chat-request.js';
import { ALIVE, failed, fakeEngine, recorder, settled } from '../test/fake-engine.js';
import { fails, hangs } from '../test/fake-provider.js';
import { manualFrames } from '../test/manual-frames.js';
import { framesOf } from '../test/read-reply.js';
import type { CloudLlmConfigInput } from './config.js';

const request = chatRequest('hi');
const streamed = chatRequest('hi', { stream: true });

describe('deadlines', () => {
  const config: CloudLlmConfigInput = { totalTimeoutSeconds: 10, firstTokenTimeoutMs: 2000, idleTimeoutMs: 3000 };

  it('the whole answer of a call without stream is due within the total', async () => {
    const { cloudLlm, provider, timers } = fakeEngine([hangs], config);
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
    const { cloudLlm, provider, timers } = fakeEngine([hangs], config);
    const call = cloudLlm.call(streamed, { signal: ALIVE });
    const rejected = expect(call).rejects.toMatchObject({ code: 'upstream_timeout' });
    timers.advance(1500);
    provider.calls[0]?.onActivity();
    timers.advance(500);
    await rejected;
  });

  it('a retry gets what is left of the total', async () => {
    const { cloudLlm, timers } = fakeEngine([fails(failed()), hangs], { ...config, totalTimeoutSeconds: 1 });
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
    const { cloudLlm, timers } = fakeEngine([source.attempt], config);
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
    const { cloudLlm, timers } = fakeEngine([source.attempt], config);
    const frames = framesOf(await cloudLlm.call(streamed, { signal: ALIVE }));
    timers.advance(9000);
    const next = frames.next();
    source.give('a');
    expect(await next).toMatchObject({ done: false });
  });

  it('a comment keeps a stream alive', async () => {
    const source = manualFrames();
    const { cloudLlm, provider, timers } = fakeEngine([source.attempt], config);
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
    const { cloudLlm, provider, timers } = fakeEngine([source.attempt], config);
    const { seen, observer } = recorder();
    const frames = framesOf(await cloudLlm.call(streamed, { signal: ALIVE, observer }));
    timers.advance(10_000);
    expect(provider.calls[0]?.signal.aborted).toBe(true);
    expect(seen.at(-1)).toBe('end upstream_timeout');
    await expect(frames.next()).rejects.toMatchObject({ code: 'upstream_timeout' });
  });
});
