import type { SseFrame } from '../codec.js';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const DATA_SPACE = Buffer.from('data: ');

/**
 * Reads one frame, from its first byte to the end of its blank line; `start` is where its first line starts, behind a
 * byte order mark if there is one. A frame without data (a comment, a lone blank line) has the data ''.
 */
export function parseFrame(bytes: Buffer, start: number): SseFrame {
  return parseSingleLine(bytes, start) ?? parseLines(bytes, start);
}

/** Nearly every frame of a chat stream is `data: …` and two line feeds. */
function parseSingleLine(bytes: Buffer, start: number): SseFrame | undefined {
  const end = bytes.length - 2;
  if (bytes.indexOf(LINE_FEED, start) !== end || bytes.includes(CARRIAGE_RETURN)) return undefined;
  for (let at = 0; at < DATA_SPACE.length; at += 1) {
    if (bytes[start + at] !== DATA_SPACE[at]) return undefined;
  }
  return { data: bytes.toString('utf8', start + DATA_SPACE.length, end), bytes };
}

function parseLines(bytes: Buffer, start: number): SseFrame {
  const data: string[] = [];
  let event = '';
  for (const line of bytes.toString('utf8', start).split(/\r\n|\r|\n/)) {
    const { field, value } = parseLine(line);
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
  }
  return { ...(event !== '' && { event }), data: data.join('\n'), bytes };
}

/** A line without a colon is a field without a value; one that starts with a colon is a comment. */
function parseLine(line: string): { readonly field: string; readonly value: string } {
  const colon = line.indexOf(':');
  if (colon === -1) return { field: line, value: '' };
  const valueStart = line[colon + 1] === ' ' ? colon + 2 : colon + 1;
  return { field: line.slice(0, colon), value: line.slice(valueStart) };
}
