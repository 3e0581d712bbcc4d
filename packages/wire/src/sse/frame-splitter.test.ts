import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import type { SseFrame } from '../codec.js';
import { createFrameSplitter } from './frame-splitter.js';

const split = (chunks: readonly Uint8Array[], maxFrameBytes = 1_000_000): SseFrame[] => {
  const splitter = createFrameSplitter({ maxFrameBytes });
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
};

const whole = (text: string): SseFrame[] => split([Buffer.from(text)]);
const dataOf = (text: string): string[] => whole(text).map(({ data }) => data);

/** Frames in a form that compares fast: thousands of splits are compared. */
const printed = (frames: readonly SseFrame[]): string =>
  JSON.stringify(frames.map(({ event, data, bytes }) => [event ?? null, data, Buffer.from(bytes).toString('latin1')]));

describe('createFrameSplitter', () => {
  it.each([
    ['LF', 'data: a\n\ndata: b\n\n'],
    ['CRLF', 'data: a\r\n\r\ndata: b\r\n\r\n'],
    ['CR', 'data: a\r\rdata: b\r\r'],
    ['mixed', 'data: a\n\r\ndata: b\r\n\r'],
  ])('takes %s line ends', (_name, text) => {
    expect(dataOf(text)).toEqual(['a', 'b']);
  });

  it.each([
    ['joins several data lines', 'data: a\ndata: b\n\n', [{ data: 'a\nb' }]],
    ['strips one space after the colon', 'data:a\n\ndata:  b\n\n', [{ data: 'a' }, { data: ' b' }]],
    ['keeps colons in the data', 'data: {"a":1}\n\n', [{ data: '{"a":1}' }]],
    ['reads the event name', 'event: delta\ndata: x\n\n', [{ event: 'delta', data: 'x' }]],
    ['reads the event name after the data', 'data: x\nevent: delta\n\n', [{ event: 'delta', data: 'x' }]],
    [
      'forgets the event name after the frame',
      'event: a\ndata: x\n\ndata: y\n\n',
      [{ event: 'a', data: 'x' }, { data: 'y' }],
    ],
    ['gives comments no data', ': ping\n\n: ping\ndata: x\n\n', [{ data: '' }, { data: 'x' }]],
    ['ignores fields it does not know', 'id: 1\nretry: 5\ndata: x\n\n', [{ data: 'x' }]],
    ['reads a field without a colon as empty', 'data\ndata\n\n', [{ data: '\n' }]],
    ['skips a byte order mark at the start', '\uFEFFdata: x\n\n', [{ data: 'x' }]],
    ['knows no byte order mark later on', 'data: x\n\n\uFEFFdata: y\n\n', [{ data: 'x' }, { data: '' }]],
    ['gives a lone blank line a frame of its own', '\ndata: x\n\n', [{ data: '' }, { data: 'x' }]],
    ['keeps what has no blank line for the end', 'data: x\n\ndata: [DONE]', [{ data: 'x' }, { data: '[DONE]' }]],
  ])('%s', (_name, text, expected) => {
    expect(whole(text).map(({ event, data }) => ({ ...(event && { event }), data }))).toEqual(expected);
  });

  it('gives each frame its bytes as received', () => {
    const frames = whole('\uFEFF: hi\r\n\r\nevent: a\ndata: é\n\n\ndata: x');
    expect(frames.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([
      '\uFEFF: hi\r\n\r\n',
      'event: a\ndata: é\n\n',
      '\n',
      'data: x',
    ]);
  });

  it('has a frame as soon as its blank line is complete', () => {
    const splitter = createFrameSplitter({ maxFrameBytes: 100 });
    expect(splitter.push(Buffer.from('data: a\n'))).toEqual([]);
    expect(splitter.push(Buffer.from('\nda'))).toMatchObject([{ data: 'a' }]);
    expect(splitter.push(Buffer.from('ta: b\r\n\r'))).toEqual([]);
    expect(splitter.push(Buffer.from('\n'))).toMatchObject([{ data: 'b' }]);
    expect(splitter.end()).toEqual([]);
  });

  it('does not write over frames it has given away', () => {
    const splitter = createFrameSplitter({ maxFrameBytes: 1_000 });
    splitter.push(Buffer.from('data: fi'));
    const [first] = splitter.push(Buffer.from('rst\n\ndata: se'));
    for (let piece = 0; piece < 50; piece += 1) splitter.push(Buffer.from('x'.repeat(10)));
    expect(Buffer.from(first?.bytes ?? []).toString()).toBe('data: first\n\n');
  });

  it.each([
    ['whole', ['data: 12345678\n\n']],
    ['in pieces', ['data: ', '1234', '5678', '\n\n']],
    ['without an end', ['data: 12345678901234567890']],
    ['behind a short one', ['data: 1\n\ndata: 12345678\n\n']],
  ])('refuses a frame longer than the bound, %s', (_name, chunks) => {
    const buffers = chunks.map((chunk) => Buffer.from(chunk));
    expect(() => split(buffers, 15)).toThrowError(expect.objectContaining({ code: 'upstream_invalid' }));
    expect(() => split(buffers, 100)).not.toThrow();
  });

  const streams = fixtureNames('streams').map((name) => [name, readFixture(`streams/${name}`).toString()] as const);
  const variants = streams.flatMap(([name, text]) => [
    [name, 'LF', text] as const,
    [name, 'CRLF', text.replaceAll('\n', '\r\n')] as const,
    [name, 'CR', text.replaceAll('\n', '\r')] as const,
  ]);

  it.each(variants)('gives the same frames wherever %s with %s is cut', (_name, _lineEnd, text) => {
    const bytes = Buffer.from(`\uFEFF${text}`);
    const expected = split([bytes]);
    expect(Buffer.concat(expected.map((frame) => frame.bytes))).toEqual(bytes);
    const print = printed(expected);
    for (let at = 1; at < bytes.length; at += 1) {
      if (printed(split([bytes.subarray(0, at), bytes.subarray(at)])) !== print) expect.unreachable(`cut at ${at}`);
    }
    expect(printed(split(Array.from(bytes, (byte) => Buffer.from([byte]))))).toBe(print);
  });

  it('gives the same frames however any text is cut', () => {
    const line = fc.constantFrom('data: é', 'data:', ': c', 'event: x', '', '\n', '\r', '\r\n', '🌍', ' ', '\uFEFF');
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat(60)), (lines, cuts) => {
        const bytes = Buffer.from(lines.join(''));
        const ends = [...cuts].sort((left, right) => left - right);
        const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
        const cut = split([...chunks, bytes.subarray(ends.at(-1) ?? 0)]);
        expect(printed(cut)).toBe(printed(split([bytes])));
        expect(Buffer.concat(cut.map((frame) => frame.bytes))).toEqual(bytes);
      }),
    );
  });
});
