import { type ChatEvent, IsartorError, type ReplyFrame } from '@isartor/core';
import { createFrameSplitter, type ProviderCodec, type SseFrame } from '@isartor/wire';

export interface ReplyFramesOptions {
  readonly codec: ProviderCodec;
  /** A frame that tells nothing but usage is not the caller's: it goes without its bytes. */
  readonly withholdUsage: boolean;
}

/** The frames of one upstream stream, parsed as they are taken. */
export interface ReplyFrames {
  /**
   * The next frame of what was fed; nothing where that is used up, or the answer is whole.
   * @throws what parsing threw, `upstream_broken` for a stream that ended before it was whole.
   */
  take(): ReplyFrame | undefined;
  /** Takes the next piece of the stream, nothing for its end. */
  feed(chunk: Uint8Array | undefined): void;
  /** All of the answer was taken, and it is whole. */
  readonly whole: boolean;
}

/** One frame may hold a whole image or a large tool call. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;

/** Reads a stream from its first byte. */
export function createReplyFrames({ codec, withholdUsage }: ReplyFramesOptions): ReplyFrames {
  const splitter = createFrameSplitter({ maxFrameBytes: MAX_FRAME_BYTES });
  const parser = codec.createEventParser();
  let split: readonly SseFrame[] = [];
  let position = 0;
  let ended = false;

  const read = (frame: SseFrame): ReplyFrame => {
    const events = parser.push(frame);
    // Half a frame is never handed on: what the client is told next would become part of it.
    if ((ended || parser.terminated) && !parser.complete) throw truncated();
    if (withholdUsage && tellsUsageOnly(events)) return { events };
    return { events, raw: { format: codec.format, bytes: frame.bytes } };
  };

  return {
    take() {
      // What follows the terminator is no part of the answer.
      const frame = parser.terminated ? undefined : split[position];
      if (frame !== undefined) {
        position += 1;
        return read(frame);
      }
      if ((ended || parser.terminated) && !parser.complete) throw truncated();
      return undefined;
    },
    feed(chunk) {
      ended = chunk === undefined;
      split = chunk === undefined ? splitter.end() : splitter.push(chunk);
      position = 0;
    },
    get whole() {
      // A dialect without a terminator ends with its connection.
      return parser.complete && (parser.terminated || (ended && position === split.length));
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
