import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Completion } from '@isartor/core';
import { openaiClientCodec } from '@isartor/wire';
import { describe, expect, it } from 'vitest';
import { createReplyMemo } from './reply-memo.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const completion = (text: string): Completion => ({
  provider: 'openai',
  model: 'gpt-4o-mini',
  choices: [{ index: 0, content: [{ type: 'text', text }], finishReason: { unified: 'stop' } }],
});
const text = (tail: Buffer): string => tail.toString();

describe('the memo of rendered answers', () => {
  it('renders an answer once', () => {
    const memo = createReplyMemo(100_000);
    const answer = completion('once');
    const tail = memo.tailOf(answer, openaiClientCodec);
    expect(text(tail)).toContain('once');
    expect(memo.tailOf(answer, openaiClientCodec)).toBe(tail);
    expect(memo.tailOf(completion('once'), openaiClientCodec)).not.toBe(tail);
  });

  it('keeps no more than it may', () => {
    const memo = createReplyMemo(10_000);
    const first = completion('first');
    const tail = memo.tailOf(first, openaiClientCodec);
    for (let number = 0; number < 20; number += 1) memo.tailOf(completion('x'.repeat(1000)), openaiClientCodec);
    const again = memo.tailOf(first, openaiClientCodec);
    expect(again).not.toBe(tail);
    expect(text(again)).toBe(text(tail));
  });

  it('holds neither an answer that nobody else holds nor what was rendered of it', async () => {
    const memo = createReplyMemo(100_000);
    const render = () => {
      const answer = completion('purged');
      return [new WeakRef<object>(answer), new WeakRef<object>(memo.tailOf(answer, openaiClientCodec))];
    };
    const held = render();
    const left = () => {
      collectGarbage();
      return held.filter((one) => one.deref() !== undefined).length;
    };
    await expect.poll(left, { timeout: 5000 }).toBe(0);
  });
});
