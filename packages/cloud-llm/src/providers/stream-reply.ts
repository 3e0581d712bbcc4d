import { IsartorError, type ReplyFrame } from '@isartor/core';
import type { CancelSignal } from '../cancel-signal.js';
import type { Exchange } from '../http/exchange.js';
import type { AnswerFaults } from './answer-faults.js';
import { nextFrame } from './next-frame.js';
import type { ReplyFrames } from './reply-frames.js';

export interface StreamReplyOptions {
  readonly exchange: Exchange;
  readonly frames: ReplyFrames;
  readonly faults: AnswerFaults;
  readonly signal: CancelSignal;
}

/** What may come before the first event: comments, mostly. */
const MAX_EARLY_BYTES = 1024 * 1024;
const DONE: IteratorResult<ReplyFrame> = { done: true, value: undefined };

/**
 * Waits for the first frame that tells something, so that whatever fails until then still has a status to be told
 * with; the result gives all frames from the very first one, as they are pulled.
 * @throws IsartorError for what fails before the first event; the iteration throws what fails after it.
 */
export async function streamReply(options: StreamReplyOptions): Promise<AsyncIterable<ReplyFrame>> {
  const { exchange, frames, faults, signal } = options;
  const early = await framesUntilFirstEvent(exchange, frames).catch((error: unknown) => {
    const fault = faults.beforeFirst(error);
    exchange.destroy(fault);
    throw fault;
  });
  let closed = false;
  let failure: IsartorError | undefined;

  const fail = (error: unknown): IsartorError => {
    failure = faults.afterFirst(error);
    exchange.destroy(failure);
    return failure;
  };

  /** What was read before the call was given up is nobody's any more. */
  const throwIfOver = (): void => {
    if (signal.aborted) failure ??= fail(signal.reason);
    if (failure !== undefined) throw failure;
  };

  const iterator: AsyncIterableIterator<ReplyFrame> = {
    next: async () => {
      if (closed) return DONE;
      throwIfOver();
      try {
        const value = early.shift() ?? (await nextFrame(exchange, frames));
        if (value !== undefined) return { done: false, value };
        closed = true;
        exchange.release();
        return DONE;
      } catch (error) {
        if (closed) return DONE;
        throw fail(error);
      }
    },
    return: () => {
      closed = true;
      exchange.destroy(new Error('The reader has left'));
      return Promise.resolve(DONE);
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

async function framesUntilFirstEvent(exchange: Exchange, frames: ReplyFrames): Promise<ReplyFrame[]> {
  const early: ReplyFrame[] = [];
  for (let bytes = 0; bytes <= MAX_EARLY_BYTES; ) {
    const frame = await nextFrame(exchange, frames);
    if (frame === undefined) break;
    early.push(frame);
    if (frame.events.length > 0) return early;
    bytes += frame.raw?.bytes.byteLength ?? 0;
  }
  throw new IsartorError('upstream_invalid', 'The stream tells nothing');
}
