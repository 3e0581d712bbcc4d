import type { ReplyFrame } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { plainCodec } from '../../test/plain-codec.js';
import { createReplyFrames, type ReplyFrames } from './reply-frames.js';

const TEXT = 'data: {"text":"a"}\n\n';
const USAGE = 'data: {"usage":true}\n\n';
const FINISH = 'data: {"finish":true}\n\n';
const END = 'data: END\n\n';

/** Takes what there is, as text. */
function taken(frames: ReplyFrames): string {
  const all: ReplyFrame[] = [];
  for (let frame = frames.take(); frame !== undefined; frame = frames.take()) all.push(frame);
  return all.map(({ raw }) => Buffer.from(raw?.bytes ?? '(withheld)').toString()).join('');
}

const framesOf = (terminator?: string, withholdUsage = false): ReplyFrames =>
  createReplyFrames({
    codec: plainCodec({ format: 'gemini', ...(terminator !== undefined && { terminator }) }),
    withholdUsage,
  });

const feed = (frames: ReplyFrames, text: string): void => frames.feed(Buffer.from(text));

const BROKEN = expect.objectContaining({ code: 'upstream_broken' });

describe('a stream of a dialect without a terminator', () => {
  it('is whole when its connection has ended, and not when it has told its finish', () => {
    const frames = framesOf();
    feed(frames, TEXT + FINISH);
    expect([taken(frames), frames.whole]).toEqual([TEXT + FINISH, false]);
    feed(frames, USAGE);
    expect([taken(frames), frames.whole]).toEqual([USAGE, false]);
    frames.feed(undefined);
    expect([taken(frames), frames.whole]).toEqual(['', true]);
  });

  it('gives its last frame although the blank line behind it is missing', () => {
    const frames = framesOf();
    feed(frames, TEXT + FINISH + USAGE.trimEnd());
    expect(taken(frames)).toBe(TEXT + FINISH);
    frames.feed(undefined);
    expect(frames.whole).toBe(false);
    expect([taken(frames), frames.whole]).toEqual([USAGE.trimEnd(), true]);
  });

  it('is broken when its connection ends before its finish', () => {
    const frames = framesOf();
    feed(frames, TEXT);
    expect(taken(frames)).toBe(TEXT);
    frames.feed(undefined);
    expect(() => frames.take()).toThrow(BROKEN);
    expect(() => frames.take()).toThrow(BROKEN);
    expect(frames.whole).toBe(false);
  });

  it('hands on no half frame', () => {
    const frames = framesOf();
    feed(frames, `${TEXT}data: {"te`);
    expect(taken(frames)).toBe(TEXT);
    frames.feed(undefined);
    expect(() => frames.take()).toThrow();
  });

  it('of nothing is broken', () => {
    const frames = framesOf();
    frames.feed(undefined);
    expect(() => frames.take()).toThrow(BROKEN);
  });
});

describe('a stream of a dialect with a terminator', () => {
  it('is whole with it, and what follows is no part of it', () => {
    const frames = framesOf('END');
    feed(frames, TEXT + FINISH);
    expect([taken(frames), frames.whole]).toEqual([TEXT + FINISH, false]);
    feed(frames, END + TEXT);
    expect([taken(frames), frames.whole]).toEqual([END, true]);
  });

  it('is broken without it, and with it where the finish is missing', () => {
    const unended = framesOf('END');
    feed(unended, TEXT + FINISH);
    expect(taken(unended)).toBe(TEXT + FINISH);
    unended.feed(undefined);
    expect(() => unended.take()).toThrow(BROKEN);
    const unfinished = framesOf('END');
    feed(unfinished, TEXT + END);
    expect(unfinished.take()).toMatchObject({ events: [{ text: 'a' }] });
    expect(() => unfinished.take()).toThrow(BROKEN);
    expect(() => unfinished.take()).toThrow(BROKEN);
    expect(unfinished.whole).toBe(false);
  });
});

describe('a frame that tells nothing but usage', () => {
  it('goes without its bytes where it is to be withheld', () => {
    const frames = framesOf('END', true);
    feed(frames, TEXT + USAGE + FINISH + END);
    expect(taken(frames)).toBe(`${TEXT}(withheld)${FINISH}${END}`);
  });
});
