import type { Embedder } from '@isartor/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { memoizeEmbedder } from './memoize-embedder.js';
import { embedderContract } from './testing/embedder-contract.js';
import { createFixedEmbedder } from './testing/fixed-embedder.js';

const newSignal = (): AbortSignal => new AbortController().signal;

/** An embedder whose answers wait for `open`, and which tells the signals of its calls. */
function gated(): { readonly embedder: Embedder; readonly signals: AbortSignal[]; open(): void } {
  const fixed = createFixedEmbedder();
  const signals: AbortSignal[] = [];
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  onTestFinished(() => open());
  const embedder: Embedder = {
    ...fixed,
    async embed(text, signal) {
      signals.push(signal);
      await gate;
      return fixed.embed(text, signal);
    },
  };
  return { embedder, signals, open: () => open() };
}

embedderContract({
  name: 'a memo',
  runner: { describe, it },
  createEmbedder: () => memoizeEmbedder(createFixedEmbedder()),
});

describe('a memo', () => {
  it('asks once for a text that comes again, whatever the answer was', async () => {
    const fixed = createFixedEmbedder({ a: [1, 0], 'a b': 'too-long', ä: 'language' });
    const memo = memoizeEmbedder(fixed);
    expect([memo.id, memo.dimensions]).toEqual([fixed.id, fixed.dimensions]);
    const first = await Promise.all(['a', 'a b', 'ä'].map((text) => memo.embed(text, newSignal())));
    expect(first[1]).toEqual({ unsuitable: 'too-long' });
    expect(await Promise.all(['a', 'a b', 'ä'].map((text) => memo.embed(text, newSignal())))).toEqual(first);
    expect(fixed.calls).toEqual(['a', 'a b', 'ä']);
  });

  it('forgets the text that was not asked for longest', async () => {
    const fixed = createFixedEmbedder();
    const memo = memoizeEmbedder(fixed, { maxEntries: 2 });
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) await memo.embed(text, newSignal());
    expect(fixed.calls).toEqual(['a', 'b', 'c', 'b']);
  });

  it('keeps texts apart that are not the same', async () => {
    const fixed = createFixedEmbedder();
    const memo = memoizeEmbedder(fixed);
    const texts = ['a', 'A', 'a ', '', '\ud800', '\ud801', 'e\u0301', '\u00e9'];
    const vectors = await Promise.all(texts.map((text) => memo.embed(text, newSignal())));
    expect(new Set(vectors.map((vector) => JSON.stringify(vector))).size).toBe(texts.length);
  });

  it('does not remember failures', async () => {
    const fixed = createFixedEmbedder();
    const memo = memoizeEmbedder(fixed);
    fixed.breakDown('out of order');
    const calls = await Promise.allSettled([memo.embed('a', newSignal()), memo.embed('a', newSignal())]);
    expect(calls.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(fixed.calls).toEqual(['a']);
    expect(memo.health()).toMatchObject({ state: 'down', reason: 'out of order' });
    fixed.recover();
    await expect(memo.embed('a', newSignal())).resolves.toHaveProperty('vector');
  });

  it('knows what it knows while the embedder is down', async () => {
    const fixed = createFixedEmbedder();
    const memo = memoizeEmbedder(fixed);
    await memo.embed('a', newSignal());
    fixed.breakDown('out of order');
    await expect(memo.embed('a', newSignal())).resolves.toHaveProperty('vector');
  });
});

describe('concurrent calls with one text', () => {
  it('are one call', async () => {
    const { embedder, signals, open } = gated();
    const memo = memoizeEmbedder(embedder);
    const calls = Array.from({ length: 10 }, () => memo.embed('a', newSignal()));
    open();
    expect(new Set(await Promise.all(calls)).size).toBe(1);
    expect(signals).toHaveLength(1);
  });

  it('are aborted only when all have left, and who comes then is a new one', async () => {
    const { embedder, signals, open } = gated();
    const memo = memoizeEmbedder(embedder);
    const [one, two] = [new AbortController(), new AbortController()];
    const first = memo.embed('a', one.signal);
    const second = memo.embed('a', two.signal);
    one.abort(new Error('one left'));
    await expect(first).rejects.toThrow('one left');
    expect(signals[0]?.aborted).toBe(false);
    two.abort(new Error('two left'));
    await expect(second).rejects.toThrow('two left');
    expect(signals[0]?.aborted).toBe(true);
    const third = memo.embed('a', newSignal());
    open();
    await expect(third).resolves.toHaveProperty('vector');
    expect(signals).toHaveLength(2);
  });
});
