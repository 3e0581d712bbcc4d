import { type ChatEvent, IsartorError, type ReplyFrame } from '@isartor/core';
import { createFrameSplitter, type ProviderCodec, type SseFrame } from '@isartor/wire';
import type { Exchange } from '../http/exchange.js';

export interface ReplyFramesOptions {
  readonly exchange: Exchange;
  readonly codec: ProviderCodec;
  /** A frame that tells nothing but usage is not the caller's: it goes without its bytes. */
  readonly withholdUsage: boolean;
}

/** The frames of one upstream stream, parsed as they are pulled. */
export interface ReplyFrames {
  /**
   * The next frame, nothing once the answer is known to be whole.
   * @throws what reading or parsing threw, `upstream_broken` for a stream that ends before it is whole.
   */
  next(): Promise<ReplyFrame | undefined>;
}

/** One frame may hold a whole image or a large tool call. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;
const TERMINATOR = '[DONE]';

/** Reads a stream from its first byte; nothing is pulled from the upstream before it is asked for. */
export function createReplyFrames({ exchange, codec, withholdUsage }: ReplyFramesOptions): ReplyFrames {
  const splitter = createFrameSplitter({ maxFrameBytes: MAX_FRAME_BYTES });
  const parser = codec.createEventParser();
  let split: readonly SseFrame[] = [];
  let position = 0;
  let ended = false;

  const read = (frame: SseFrame): ReplyFrame => {
    const events = parser.push(frame);
    // Half a frame is never handed on: what the client is told next would become part of it.
    const isLast = ended || frame.data.trim() === TERMINATOR;
    if (isLast && !parser.complete) throw truncated();
    if (withholdUsage && tellsUsageOnly(events)) return { events };
    return { events, raw: { format: codec.format, bytes: frame.bytes } };
  };

  const refill = async (): Promise<void> => {
    if (ended) throw truncated();
    const chunk = await exchange.read();
    ended = chunk === undefined;
    split = chunk === undefined ? splitter.end() : splitter.push(chunk);
    position = 0;
  };

  return {
    async next() {
      // What follows the terminator is no part of the answer.
      while (!parser.complete) {
        const frame = split[position];
        position += 1;
        if (frame !== undefined) return read(frame);
        await refill();
      }
      return undefined;
    },
  };
}

const truncated = (): IsartorError =>
  new IsartorError('upstream_broken', 'The stream ended before the answer was whole');

/** Usage, and at most facts about the answer as a whole. */
function tellsUsageOnly(events: readonly ChatEvent[]): boolean {
  let usage = false;
  for (const event of events) {
    if (event.type === 'usage') usage = true;
    else if ('choice' in event && event.choice !== undefined) return false;
  }
  return usage;
}
