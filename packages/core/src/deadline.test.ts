import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withinDeadline } from './deadline.js';

const never = <Result>(): Promise<Result> => new Promise(() => {});

describe('withinDeadline', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('gives the result and leaves no timer behind', async () => {
    await expect(withinDeadline({ timeoutMs: 50 }, async () => 'done')).resolves.toBe('done');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives the error as it is', async () => {
    const failure = new Error('connection lost');
    await expect(withinDeadline({ timeoutMs: 50 }, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives up on work that does not listen, and tells it', async () => {
    let heard: unknown;
    const result = withinDeadline({ timeoutMs: 50 }, (signal) => {
      signal.addEventListener('abort', () => {
        heard = signal.reason;
      });
      return never();
    });
    const outcome = expect(result).rejects.toMatchObject({ name: 'TimeoutError' });
    await vi.advanceTimersByTimeAsync(49);
    expect(heard).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    await outcome;
    expect(heard).toMatchObject({ name: 'TimeoutError' });
  });

  it('lets the caller leave', async () => {
    const caller = new AbortController();
    const result = withinDeadline({ timeoutMs: 50, signal: caller.signal }, never);
    caller.abort(new Error('gone'));
    await expect(result).rejects.toThrow('gone');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not begin for a caller who has left', async () => {
    const work = vi.fn(never);
    await expect(withinDeadline({ timeoutMs: 50, signal: AbortSignal.abort() }, work)).rejects.toThrow();
    expect(work).not.toHaveBeenCalled();
  });
});
