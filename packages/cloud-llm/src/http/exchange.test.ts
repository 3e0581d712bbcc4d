import { Dispatcher } from 'undici';
import { describe, expect, it } from 'vitest';
import { createManualTimers } from '../../test/manual-timers.js';
import { createCancelController } from '../cancel-signal.js';
import { Exchange } from './exchange.js';

/** A dispatcher that does nothing by itself: the test plays undici. */
class ManualDispatcher extends Dispatcher {
  handler: Dispatcher.DispatchHandler = {};
  override dispatch(_options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    this.handler = handler;
    return true;
  }
}

function exchange() {
  const dispatcher = new ManualDispatcher();
  const timers = createManualTimers();
  const { signal, abort } = createCancelController();
  const calls: string[] = [];
  const controller: Dispatcher.DispatchController = {
    aborted: false,
    paused: false,
    reason: null,
    abort: () => void calls.push('abort'),
    pause: () => void calls.push('pause'),
    resume: () => void calls.push('resume'),
  };
  let activity = 0;
  const onActivity = (): void => {
    activity += 1;
  };
  const request = { origin: 'http://h', path: '/p', headers: [], body: '{}' };
  const isFreshConnection = (): boolean => true;
  const made = new Exchange({ dispatcher, timers, signal, request, onActivity, isFreshConnection });
  const sent = made.send();
  const { handler } = dispatcher;
  return {
    made,
    sent,
    abort,
    timers,
    calls,
    activity: () => activity,
    connected: () => handler.onRequestStart?.(controller, {}),
    head: (status: number) => handler.onResponseStart?.(controller, status, { 'x-a': 'b' }),
    data: (bytes: number) => handler.onResponseData?.(controller, Buffer.alloc(bytes)),
    end: () => handler.onResponseEnd?.(controller, {}),
    fail: (error: Error) => handler.onResponseError?.(controller, error),
  };
}

/** An exchange whose answer has begun. */
async function answering() {
  const started = exchange();
  started.connected();
  started.head(200);
  await started.sent;
  return started;
}

describe('an exchange', () => {
  it('passes informational answers over', async () => {
    const { sent, connected, head } = exchange();
    connected();
    head(103);
    head(200);
    expect(await sent).toEqual({ status: 200, headers: { 'x-a': 'b' } });
  });

  it('gives the body piece by piece and its end as often as it is asked', async () => {
    const { made, data, end, activity } = await answering();
    const first = made.read();
    data(3);
    data(4);
    end();
    expect((await first)?.length).toBe(3);
    expect((await made.read())?.length).toBe(4);
    expect(await made.read()).toBeUndefined();
    expect(await made.read()).toBeUndefined();
    expect(activity()).toBe(2);
  });

  it('makes the upstream wait from 64 KiB on that nobody has read, until they are', async () => {
    const { made, data, calls } = await answering();
    data(40_000);
    expect(calls).toEqual([]);
    data(40_000);
    expect(calls).toEqual(['pause']);
    await made.read();
    expect(calls).toEqual(['pause', 'resume']);
  });

  it('that breaks gives what had come before', async () => {
    const { made, data, fail } = await answering();
    data(3);
    fail(new Error('cut'));
    expect((await made.read())?.length).toBe(3);
    await expect(made.read()).rejects.toThrow('cut');
    await expect(made.read()).rejects.toThrow('cut');
  });

  it('is given up at once by its signal, with what had come', async () => {
    const { made, data, abort, calls } = await answering();
    data(3);
    abort(new Error('gone'));
    expect(calls).toEqual(['abort']);
    await expect(made.read()).rejects.toThrow('gone');
  });

  it('is given up while it waits for a connection, and not sent later', async () => {
    const { sent, abort, connected, calls } = exchange();
    abort(new Error('gone'));
    await expect(sent).rejects.toThrow('gone');
    expect(calls).toEqual([]);
    connected();
    expect(calls).toEqual(['abort']);
  });

  it('lets a short rest run out, whatever its signal says then', async () => {
    const { made, data, end, abort, timers, calls } = await answering();
    made.release();
    abort(new Error('gone'));
    data(10);
    end();
    expect(calls).toEqual(['resume']);
    expect(timers.pending).toEqual([]);
  });

  it('drops a rest that is long or slow', async () => {
    const long = await answering();
    long.made.release();
    long.data(65_537);
    expect(long.calls).toEqual(['resume', 'abort']);
    expect(long.timers.pending).toEqual([]);

    const slow = await answering();
    slow.made.release();
    slow.timers.advance(999);
    expect(slow.calls).toEqual(['resume']);
    slow.timers.advance(1);
    expect(slow.calls).toEqual(['resume', 'abort']);
  });

  it('that has ended holds nothing any more', async () => {
    const { made, end, abort, calls, timers } = await answering();
    end();
    made.release();
    abort(new Error('gone'));
    made.destroy(new Error('late'));
    expect(calls).toEqual([]);
    expect(timers.pending).toEqual([]);
    expect(await made.read()).toBeUndefined();
  });
});
