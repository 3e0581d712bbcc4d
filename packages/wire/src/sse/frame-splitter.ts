import { IsartorError } from '@isartor/core';
import type { SseFrame } from '../codec.js';
import { createByteQueue } from './byte-queue.js';
import { parseFrame } from './parse-frame.js';

/** The bound of a frame splitter. */
export interface FrameSplitterOptions {
  /** The longest frame that is accepted, in bytes with its blank line. */
  readonly maxFrameBytes: number;
}

/** Cuts a byte stream into server-sent events; how the stream was cut into chunks makes no difference. */
export interface FrameSplitter {
  /**
   * The frames that this chunk completes. They share memory with the chunk, which must not be written to again.
   * @throws IsartorError `upstream_invalid` for a frame longer than the bound.
   */
  push(chunk: Uint8Array): SseFrame[];
  /** What is left of a frame whose blank line never came: at most one, none when the stream ended between frames. */
  end(): SseFrame[];
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A splitter for one stream in the event stream format of the HTML standard: LF, CRLF or CR, comments, a leading BOM. */
export function createFrameSplitter({ maxFrameBytes }: FrameSplitterOptions): FrameSplitter {
  const queue = createByteQueue();
  const cursor: Cursor = { contentStart: undefined, lineStart: 0, position: 0 };

  const checkBound = (length: number): void => {
    if (length > maxFrameBytes) throw new IsartorError('upstream_invalid', 'An event of the stream is too long');
  };

  const take = (length: number): SseFrame => {
    checkBound(length);
    const frame = parseFrame(queue.take(length), cursor.contentStart ?? 0);
    cursor.contentStart = 0;
    cursor.lineStart = 0;
    cursor.position = 0;
    return frame;
  };

  const drain = (ended: boolean): SseFrame[] => {
    const frames: SseFrame[] = [];
    let unread = queue.unread;
    for (let length = frameLength(unread, cursor, ended); length !== undefined; ) {
      frames.push(take(length));
      unread = unread.subarray(length);
      length = frameLength(unread, cursor, ended);
    }
    checkBound(unread.length);
    return frames;
  };

  return {
    push: (chunk) => {
      queue.append(chunk);
      return drain(false);
    },
    end: () => {
      const frames = drain(true);
      const { length } = queue.unread;
      return length === 0 ? frames : [...frames, take(length)];
    },
  };
}

/** How far the unread bytes have been looked at; they start where a frame starts. */
interface Cursor {
  /** Where the frame's first line starts: behind a byte order mark at the start of the stream. Undefined until known. */
  contentStart: number | undefined;
  lineStart: number;
  position: number;
}

/** The length of the first frame; undefined, with the cursor moved on, while its end has not arrived. */
function frameLength(unread: Buffer, cursor: Cursor, ended: boolean): number | undefined {
  if (cursor.contentStart === undefined && !skipByteOrderMark(unread, cursor)) return undefined;
  while (cursor.position < unread.length) {
    const at = lineBreak(unread, cursor.position);
    cursor.position = at;
    if (at === unread.length) return undefined;
    const after = behindLineBreak(unread, at);
    // A line feed may yet follow this carriage return.
    if (after === undefined && !ended) return undefined;
    const isBlank = at === cursor.lineStart;
    cursor.position = after ?? unread.length;
    cursor.lineStart = cursor.position;
    if (isBlank) return cursor.position;
  }
  return undefined;
}

/** False while too little has arrived to tell. */
function skipByteOrderMark(unread: Buffer, cursor: Cursor): boolean {
  const head = unread.subarray(0, BYTE_ORDER_MARK.length);
  if (head.length < BYTE_ORDER_MARK.length && BYTE_ORDER_MARK.subarray(0, head.length).equals(head)) return false;
  cursor.contentStart = head.equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  cursor.lineStart = cursor.contentStart;
  cursor.position = cursor.contentStart;
  return true;
}

function lineBreak(bytes: Buffer, from: number): number {
  const feed = bytes.indexOf(LINE_FEED, from);
  const end = feed === -1 ? bytes.length : feed;
  const carriage = bytes.subarray(from, end).indexOf(CARRIAGE_RETURN);
  return carriage === -1 ? end : from + carriage;
}

/** The offset behind a line break; undefined where the bytes end in a carriage return. */
function behindLineBreak(bytes: Buffer, at: number): number | undefined {
  if (bytes[at] === LINE_FEED) return at + 1;
  if (at + 1 === bytes.length) return undefined;
  return bytes[at + 1] === LINE_FEED ? at + 2 : at + 1;
}
