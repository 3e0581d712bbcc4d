import type { ReplyFrame } from '@isartor/core';
import type { Exchange } from '../http/exchange.js';
import type { ReplyFrames } from './reply-frames.js';

/**
 * The next frame of a stream, read from its connection where need be; nothing once the answer is known to be whole.
 * @throws what reading or parsing threw.
 */
export async function nextFrame(exchange: Exchange, frames: ReplyFrames): Promise<ReplyFrame | undefined> {
  for (;;) {
    const frame = frames.take();
    if (frame !== undefined || frames.whole) return frame;
    frames.feed(await exchange.read());
  }
}
