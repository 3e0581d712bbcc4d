import type { Embedder, EmbedderHealth, Embedding } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { embedPatiently } from './embed-patiently.js';

const VECTOR: Embedding = { vector: Float32Array.of(1) };

/** An embedder that has been asked so often before it can answer. */
function startsAfter(failures: number, state: EmbedderHealth['state'] = 'starting') {
  let asked = 0;
  const embedder: Embedder = {
    ...{ id: 'test', dimensions: 1 },
    async embed() {
      asked += 1;
      if (asked <= failures) throw new Error('not yet');
      return VECTOR;
    },
    health: () => ({ state: asked < failures ? state : 'ready', waiting: 0, turnedAway: 0, reason: 'loading' }),
    close: async () => {},
  };
  return { embedder, asked: () => asked };
}

describe('embedPatiently', () => {
  const { signal } = new AbortController();

  it('waits for one that is starting', async () => {
    const { embedder, asked } = startsAfter(3);
    expect(await embedPatiently(embedder, { startingMs: 60_000, signal })('text')).toBe(VECTOR);
    expect(asked()).toBe(4);
  });

  it.each([
    ['for no longer than it may', startsAfter(1_000_000), 0],
    ['not for one that is down', startsAfter(1_000_000, 'down'), 60_000],
  ])('but %s', async (_, { embedder, asked }, startingMs) => {
    const embed = embedPatiently(embedder, { startingMs, signal });
    await expect(embed('text')).rejects.toThrow('The embedder cannot be used (loading)');
    expect(asked()).toBe(1);
  });

  it('leaves with its caller', async () => {
    const leaving = new AbortController();
    const waiting = embedPatiently(startsAfter(1_000_000).embedder, { startingMs: 60_000, signal: leaving.signal })(
      'text',
    );
    leaving.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow();
  });
});
