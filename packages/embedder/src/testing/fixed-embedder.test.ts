import { describe, expect, it } from 'vitest';
import { embedderContract } from './embedder-contract.js';
import { createFixedEmbedder } from './fixed-embedder.js';

const signal = new AbortController().signal;

embedderContract({ name: 'the test double', runner: { describe, it }, createEmbedder: () => createFixedEmbedder() });

describe('the test double', () => {
  it('answers from its table, in length 1', async () => {
    const embedder = createFixedEmbedder({ a: [3, 4, 0], b: [0, 0, 2], c: 'language' }, { id: 'mine' });
    expect([embedder.id, embedder.dimensions]).toEqual(['mine', 3]);
    expect(await embedder.embed('a', signal)).toEqual({ vector: Float32Array.from([0.6, 0.8, 0]) });
    expect(await embedder.embed('c', signal)).toEqual({ unsuitable: 'language' });
    expect(embedder.calls).toEqual(['a', 'c']);
  });

  it('refuses a table that has no such vectors', () => {
    expect(() => createFixedEmbedder({ a: [0, 0] })).toThrow('A vector of the table');
    expect(() => createFixedEmbedder({ a: [1, 0], b: [1, 0, 0] })).toThrow('A vector of the table');
  });
});
