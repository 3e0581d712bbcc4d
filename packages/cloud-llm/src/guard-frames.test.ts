import { IsartorError } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { chatRequest } from '../test/chat-request.js';
import { ALIVE, fakeEngine, recorder } from '../test/fake-engine.js';
import { type Attempt, streams, textFrame } from '../test/fake-provider.js';
import { manualFrames } from '../test/manual-frames.js';
import { framesOf } from '../test/read-reply.js';

const streamed = chatRequest('hi', { stream: true });

describe('streams', () => {
  it('end cleanly where the provider says so, once', async () => {
    const source = manualFrames();
    const { cloudLlm, timers } = fakeEngine([source.attempt]);
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
    const { cloudLlm, provider } = fakeEngine([source.attempt]);
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
      const { cloudLlm, provider } = fakeEngine([source.attempt]);
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
    const { cloudLlm } = fakeEngine([source.attempt]);
    const caller = new AbortController();
    const frames = framesOf(await cloudLlm.call(streamed, { signal: caller.signal }));
    caller.abort(new IsartorError('draining', 'bye'));
    await expect(frames.next()).rejects.toMatchObject({ code: 'draining' });
  });

  it('end a read that is under way when they are returned', async () => {
    const source = manualFrames();
    const { cloudLlm, provider } = fakeEngine([source.attempt]);
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
    const { cloudLlm } = fakeEngine([late]);
    const { seen, observer } = recorder();
    const frames = framesOf(await cloudLlm.call(streamed, { signal: caller.signal, observer }));
    await expect(frames.next()).rejects.toMatchObject({ code: 'client_closed' });
    expect(seen).toEqual(['stream after 1', 'end abandoned']);
  });

  it('that failed stay failed, although the source ends cleanly then', async () => {
    const source = streams(async function* () {
      yield textFrame('a');
      throw new IsartorError('upstream_broken', 'cut');
    });
    const { cloudLlm } = fakeEngine([source]);
    const frames = framesOf(await cloudLlm.call(streamed, { signal: ALIVE }));
    await frames.next();
    for (let pull = 0; pull < 3; pull += 1) {
      await expect(frames.next()).rejects.toMatchObject({ code: 'upstream_broken' });
    }
  });
});
