import type { IsartorError, ReplyFrame, WireFormat } from '@isartor/core';
import type { EventRenderer } from '@isartor/wire';
import type { Piece } from './write-stream.js';

/** Turns the frames of one streamed answer into what one client is sent. */
export interface FramePrinter {
  print(frame: ReplyFrame): Piece;
  /** What closes a whole answer. */
  end(): string;
  /** What tells that the answer broke. */
  error(error: IsartorError): string;
}

/** Frames of `ownFormat` go as they were received, all from the first such one on; others are rendered. */
export function createFramePrinter(renderer: EventRenderer, ownFormat: WireFormat | undefined): FramePrinter {
  let asReceived = false;
  let lastFrame: Uint8Array | undefined;
  return {
    print({ events, raw }) {
      asReceived ||= raw !== undefined && raw.format === ownFormat;
      if (!asReceived) return renderer.render(events);
      if (raw === undefined) return '';
      if (tellsData(raw.bytes)) lastFrame = raw.bytes;
      return renderer.reframe === undefined ? raw.bytes : renderer.reframe(raw.bytes);
    },
    // Frames that pass as they are brought their own end with them.
    end: () => (asReceived && renderer.reframe === undefined ? '' : renderer.end()),
    error: (error) => renderer.error(error, lastFrame),
  };
}

const COLON = 0x3a;

/** A comment alone is no event that another could follow. */
const tellsData = (frame: Uint8Array): boolean => frame[0] !== COLON || Buffer.from(frame).includes('\ndata:');
