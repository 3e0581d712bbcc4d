import { describe, expect, it } from 'vitest';
import type { ReplyFrame } from '../chat/event.js';
import { IsartorError } from '../errors/isartor-error.js';
import { FanOut } from './fan-out.js';

const frame = (text: string): ReplyFrame => ({ events: [{ type: 'text-delta', choice: 0, text }] });

/** A source that gives a frame only when the test says so, and counts how often it was asked. */
function manualSource() {
  const queue: { resolve(result: IteratorResult<ReplyFrame>): void; reject(error: unknown): void }[] = [];
  let asked = 0;
  let returned = false;
  return {
    iterable: {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          asked += 1;
          return new Promise<IteratorResult<ReplyFrame>>((resolve, reject) => queue.push({ resolve, reject }));
        },
        return: () => {
          returned = true;
          return Promise.resolve({ done: true as const, value: undefined });
        },
      }),
    },
    give: (text: string) => queue.shift()?.resolve({ done: false, value: frame(text) }),
    end: () => queue.shift()?.resolve({ done: true, value: undefined }),
    fail: (error: unknown) => queue.shift()?.reject(error),
    get asked() {
      return asked;
    },
    get returned() {
      return returned;
    },
  };
}

async function* texts(...all: string[]): AsyncGenerator<ReplyFrame> {
  for (const text of all) yield frame(text);
}

function fanOut(source: AsyncIterable<ReplyFrame>, maxBufferedBytes = 1_000_000) {
  const seen: string[] = [];
  const ends: unknown[] = [];
  let overflows = 0;
  const made = new FanOut({
    source,
    maxBufferedBytes,
    onFrame: (one) => seen.push(textOf(one)),
    onEnd: (end) => ends.push(end.whole ? 'whole' : end.error),
    onOverflow: () => {
      overflows += 1;
    },
  });
  return { made, seen, ends, overflows: () => overflows };
}

const textOf = (one: ReplyFrame): string => one.events.map((event) => ('text' in event ? event.text : '')).join('');

async function drain(frames: AsyncIterable<ReplyFrame>): Promise<string> {
  let text = '';
  for await (const one of frames) text += textOf(one);
  return text;
}

describe('fan-out', () => {
  it('gives every reader the whole stream, whenever it came', async () => {
    const { made, ends } = fanOut(texts('a', 'b', 'c'));
    const first = made.subscribe();
    expect(textOf((await first.next()).value)).toBe('a');
    const second = drain(made.subscribe());
    expect(await drain(first)).toBe('bc');
    expect(await second).toBe('abc');
    expect(await drain(made.subscribe())).toBe('abc');
    expect(ends).toEqual(['whole']);
  });

  it('asks the source for nothing until somebody waits', async () => {
    const source = manualSource();
    const { made } = fanOut(source.iterable);
    const reader = made.subscribe();
    expect(source.asked).toBe(0);
    const pending = reader.next();
    source.give('a');
    expect(textOf((await pending).value)).toBe('a');
    expect(source.asked).toBe(1);
  });

  it('goes at the pace of the fastest reader and cuts off a laggard past the bound', async () => {
    const long = 'x'.repeat(400);
    const { made, overflows } = fanOut(texts(...Array.from({ length: 50 }, () => long)), 4_000);
    const cutOff: string[] = [];
    const slow = made.subscribe(() => cutOff.push('slow'));
    expect(textOf((await slow.next()).value)).toBe(long);
    expect(await drain(made.subscribe(() => cutOff.push('fast')))).toBe(long.repeat(50));
    expect(cutOff).toEqual(['slow']);
    await expect(slow.next()).rejects.toMatchObject({ code: 'replay_overflow' });
    expect(overflows()).toBe(1);
    await expect(made.subscribe().next()).rejects.toMatchObject({ code: 'replay_overflow' });
  });

  it('lets a lone slow reader have everything, however large', async () => {
    const long = 'x'.repeat(400);
    const { made } = fanOut(texts(...Array.from({ length: 50 }, () => long)), 500);
    expect(await drain(made.subscribe())).toBe(long.repeat(50));
  });

  it('breaks every reader where the source breaks, after what came before', async () => {
    const source = manualSource();
    const { made, ends } = fanOut(source.iterable);
    const readers = [made.subscribe(), made.subscribe()];
    const firsts = readers.map((reader) => reader.next());
    source.give('a');
    expect((await Promise.all(firsts)).map((result) => textOf(result.value))).toEqual(['a', 'a']);
    const seconds = readers.map((reader) => reader.next());
    const failure = new IsartorError('upstream_broken', 'cut');
    source.fail(failure);
    for (const second of seconds) await expect(second).rejects.toBe(failure);
    await expect(drain(made.subscribe())).rejects.toBe(failure);
    expect(ends).toEqual([failure]);
  });

  it('fails a reader at once and leaves the others alone', async () => {
    const source = manualSource();
    const { made } = fanOut(source.iterable);
    const leaver = made.subscribe();
    const stayer = made.subscribe();
    const left = leaver.next();
    const stayed = stayer.next();
    const reason = new IsartorError('draining', 'shutting down');
    leaver.fail(reason);
    await expect(left).rejects.toBe(reason);
    await expect(leaver.next()).rejects.toBe(reason);
    source.give('a');
    expect(textOf((await stayed).value)).toBe('a');
  });

  it('does not let a reader that went away hold the buffer', async () => {
    const long = 'x'.repeat(400);
    const { made } = fanOut(texts(...Array.from({ length: 20 }, () => long)), 2_000);
    const gone = made.subscribe();
    await gone.next();
    await gone.return?.();
    expect(await drain(made.subscribe())).toBe(long.repeat(20));
    expect(await gone.next()).toEqual({ done: true, value: undefined });
  });

  it('cancels readers and source', async () => {
    const source = manualSource();
    const { made, ends } = fanOut(source.iterable);
    const pending = made.subscribe().next();
    const reason = new IsartorError('client_closed', 'gone');
    made.cancel(reason);
    await expect(pending).rejects.toBe(reason);
    expect(source.returned).toBe(true);
    expect(ends).toEqual([reason]);
  });
});
