import type { IsartorError, ReplyFrame } from '@isartor/core';
import type { AttemptLimits } from './attempt-limits.js';
import type { CallEnd, CallObserver } from './call-observer.js';

export interface FrameGuard {
  readonly limits: AttemptLimits;
  readonly observer: CallObserver;
  /** How long one frame may be waited for. Time in which nobody waits does not count. */
  readonly idleTimeoutMs: number;
}

const DONE: IteratorResult<ReplyFrame> = { done: true, value: undefined };

/**
 * The same frames under the attempt's limits. Tells the observer how the stream ended, exactly once and also when
 * nobody ever pulls it: by its end, its failure, a deadline, the caller's signal or `return`.
 */
export function guardFrames(frames: AsyncIterable<ReplyFrame>, guard: FrameGuard): AsyncIterable<ReplyFrame> {
  const { limits, observer, idleTimeoutMs } = guard;
  const { signal, watchdog } = limits;
  const source = frames[Symbol.asyncIterator]();
  let ended = false;
  let closed = false;
  let failure: IsartorError | undefined;

  const end = (how: CallEnd): void => {
    if (ended) return;
    ended = true;
    limits.release();
    signal.removeEventListener('abort', cutOff);
    if (how.status === 'failed') observer.onAttemptFailed(how.error, true);
    observer.onEnd(how);
  };

  const fail = (error: unknown): IsartorError => {
    failure ??= limits.faultOf(error);
    end(limits.callerLeft() ? { status: 'abandoned' } : { status: 'failed', error: failure });
    return failure;
  };

  const cutOff = (): void => void fail(signal.reason);

  if (signal.aborted) cutOff();
  else signal.addEventListener('abort', cutOff, { once: true });

  const iterator: AsyncIterableIterator<ReplyFrame> = {
    next: async () => {
      if (closed) return DONE;
      // A source may end cleanly after it has failed; a broken answer must stay one.
      if (failure !== undefined) throw failure;
      watchdog.expect(idleTimeoutMs);
      try {
        const result = await source.next();
        watchdog.rest();
        if (result.done === true) {
          closed = true;
          end({ status: 'completed' });
        } else {
          observer.onFrame(result.value);
        }
        return result;
      } catch (error) {
        if (closed) return DONE;
        throw fail(error);
      }
    },
    return: async () => {
      closed = true;
      // Ends a frame that is being waited for, which a generator's own `return` would wait for, too.
      if (!ended) limits.abandon();
      await source.return?.();
      return DONE;
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
