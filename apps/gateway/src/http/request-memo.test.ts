import { describe, expect, it } from 'vitest';
import { NO_BODY_CONTROLS } from '../caching/body-controls.js';
import { createRequestMemo, type ReadRequest } from './request-memo.js';

const MEBIBYTE = 1024 * 1024;
const bodyOf = (text: string): Uint8Array => Buffer.from(text);

/** A reader that makes another object each time, as parsing does, and counts. */
function countingReader() {
  let reads = 0;
  const read = (): ReadRequest => {
    reads += 1;
    const request = {
      operation: 'chat',
      provider: 'openai',
      model: 'm',
      messages: [],
      tools: [],
      sampling: {},
      stream: false,
      streamUsage: false,
      extensions: {},
      hints: {},
      features: {},
    } as const;
    return { request, cache: NO_BODY_CONTROLS, promptBytes: 1 };
  };
  return { read, count: () => reads };
}

describe('request memo', () => {
  it('hands out the same object for the same bytes from the second time on', () => {
    const memo = createRequestMemo(MEBIBYTE);
    const { read, count } = countingReader();
    memo.recall('openai', bodyOf('a'), read);
    const second = memo.recall('openai', bodyOf('a'), read);
    expect(memo.recall('openai', bodyOf('a'), read)).toBe(second);
    expect(count()).toBe(2);
  });

  it('keeps apart other bytes, and equal bytes that are read in another way', () => {
    const memo = createRequestMemo(MEBIBYTE);
    const { read, count } = countingReader();
    const all = () => [
      memo.recall('openai', bodyOf('a'), read),
      memo.recall('openai', bodyOf('b'), read),
      memo.recall('native', bodyOf('a'), read),
    ];
    all();
    expect(new Set([...all(), ...all()]).size).toBe(3);
    expect(count()).toBe(6);
  });

  it('does not keep what is too large for it, and remembers no failure', () => {
    const memo = createRequestMemo(10_000);
    const { read, count } = countingReader();
    const large = bodyOf('x'.repeat(50_000));
    for (let time = 0; time < 4; time += 1) memo.recall('openai', large, read);
    expect(count()).toBe(4);
    const fail = () => {
      throw new Error('unreadable');
    };
    expect(() => memo.recall('openai', bodyOf('bad'), fail)).toThrow('unreadable');
    expect(() => memo.recall('openai', bodyOf('bad'), fail)).toThrow('unreadable');
  });
});
