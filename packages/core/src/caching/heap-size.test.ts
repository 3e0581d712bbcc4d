import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { choiceWith, completionOf } from '../../test/chat-fixtures.js';
import { heapSize } from './heap-size.js';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const heapUsed = (): number => {
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** Heap bytes that one value takes, as the mean over many. */
function measured(make: (index: number) => unknown, count: number): number {
  const kept: unknown[] = new Array(count).fill(undefined);
  const before = heapUsed();
  for (let index = 0; index < count; index += 1) kept[index] = make(index);
  // The estimate is taken as the cache takes it, before the value is kept.
  for (const value of kept) heapSize(value);
  const bytes = (heapUsed() - before) / count;
  expect(kept.length).toBe(count);
  return bytes;
}

const viaJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const glued = (piece: string, pieces: number): string => {
  let text = '';
  for (let index = 0; index < pieces; index += 1) text += `${piece}${index}`;
  return text;
};

const answer = (text: string): unknown =>
  viaJson({
    ...completionOf(choiceWith({ content: [{ type: 'text', text }] })),
    usage: { inputTokens: 20, outputTokens: 300, raw: { prompt_tokens: 20, completion_tokens: 300 } },
  });

describe('heapSize', () => {
  it.each<[string, (index: number) => unknown, number]>([
    ['a short answer', (index) => answer(`Munich ${index}`), 5_000],
    ['a long Latin answer', (index) => answer(`${index} `.repeat(1_000)), 1_000],
    ['a long Cyrillic answer', (index) => answer(`${index} Ответ `.repeat(300)), 1_000],
    ['a text glued from stream deltas', (index) => ({ text: glued(` ${index} `, 500) }), 500],
    ['numbers', (index) => viaJson(Array.from({ length: 1_000 }, (_, at) => at + index / 7)), 500],
    [
      'log probabilities',
      (index) =>
        viaJson(Array.from({ length: 100 }, (_, at) => ({ token: `t${at}`, logprob: -index / 3, bytes: [at] }))),
      500,
    ],
    ['bytes', () => ({ bytes: new Uint8Array(10_000) }), 500],
  ])('is within a factor of two of the heap that %s takes', (_, make, count) => {
    const estimate = heapSize(make(count - 1));
    const actual = measured(make, count);
    expect(estimate).toBeGreaterThan(actual / 2);
    expect(estimate).toBeLessThan(actual * 2);
  });

  it('counts what is shared, or holds itself, once', () => {
    const shared = { text: 'x'.repeat(1_000) };
    const loop: unknown[] = [shared];
    loop.push(loop, shared);
    expect(heapSize(loop)).toBeLessThan(1_200);
  });

  it('takes data nested deeper than the stack', () => {
    let nested: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) nested = [nested];
    expect(heapSize(nested)).toBeGreaterThan(100_000 * 16);
  });
});
