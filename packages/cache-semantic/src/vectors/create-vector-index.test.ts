import { describe, expect, it } from 'vitest';
import { createRandom, createRandomVectors } from '../testing/random-vectors.js';
import { vectorIndexContract } from '../testing/vector-index-contract.js';
import { createVectorIndex } from './create-vector-index.js';

const runner = { describe, it };

vectorIndexContract({
  name: 'a scan on the event loop',
  runner,
  createIndex: (dimensions) => createVectorIndex({ dimensions }),
});

vectorIndexContract({
  name: 'a scan in a process',
  runner,
  entries: 3_000,
  createIndex: (dimensions) => createVectorIndex({ dimensions, inlineRows: 100, graphFromRows: Infinity }),
});

vectorIndexContract({
  name: 'a graph in a process',
  runner,
  entries: 3_000,
  recall: 0.98,
  createIndex: (dimensions) => createVectorIndex({ dimensions, inlineRows: 50, graphFromRows: 200 }),
});

const DIMENSIONS = 16;
const draw = createRandomVectors(DIMENSIONS, createRandom(11));

describe('a vector index', () => {
  it('searches on while a partition moves to the process and back', async () => {
    const index = createVectorIndex({ dimensions: DIMENSIONS, inlineRows: 20, graphFromRows: Infinity });
    const vectors = Array.from({ length: 60 }, () => draw.any());
    const nearestTo = async (place: number) =>
      (await index.search('p', { vector: vectors[place] ?? draw.any(), count: 1 })).nearest[0]?.id;
    for (const [place, vector] of vectors.entries()) {
      index.add('p', place + 1, vector);
      expect(await nearestTo(place)).toBe(place + 1);
      expect(await nearestTo(0)).toBe(1);
    }
    for (let place = 0; place < 55; place += 1) {
      index.remove('p', place + 1);
      expect(await nearestTo(59)).toBe(60);
      expect(await nearestTo(place)).not.toBe(place + 1);
    }
    expect(index.size).toBe(5);
    await index.close();
  });

  it('compares all there are where there is no graph, however many that are', async () => {
    const index = createVectorIndex({ dimensions: DIMENSIONS, inlineRows: 20, graphFromRows: Infinity });
    const vectors = Array.from({ length: 20_500 }, () => draw.any());
    for (const [place, vector] of vectors.entries()) index.add('p', place + 1, vector);
    const found = await index.search('p', { vector: vectors[20_321] ?? draw.any(), count: 1 });
    expect([found.nearest[0]?.id, found.scanned]).toEqual([20_322, 20_500]);
    await index.close();
  });

  it('finds what is there while others come and go, by a graph that is made anew', async () => {
    const index = createVectorIndex({ dimensions: DIMENSIONS, inlineRows: 50, graphFromRows: 100 });
    const kept = Array.from({ length: 100 }, () => draw.any());
    for (const [place, vector] of kept.entries()) index.add('p', place + 1, vector);
    const isFound = async (id: number): Promise<boolean> => {
      const place = id % kept.length;
      const { nearest } = await index.search('p', { vector: kept[place] ?? draw.any(), count: 8 });
      expect(nearest.filter(({ id: near }) => near > 100 && near <= id - 200)).toEqual([]);
      return nearest[0]?.id === place + 1;
    };
    let missed = 0;
    for (let id = 1_000; id < 4_000; id += 1) {
      index.add('p', id, draw.any());
      if (id >= 1_200) index.remove('p', id - 200);
      if (id % 10 === 0 && !(await isFound(id))) missed += 1;
    }
    expect(index.size).toBe(300);
    expect(missed).toBeLessThanOrEqual(6);
    await expect
      .poll(async () => (await index.search('p', { vector: draw.any(), count: 8 })).scanned)
      .toBeLessThan(150);
    await index.close();
  });

  it('leaves no search waiting when it is closed, and then finds nothing', async () => {
    const index = createVectorIndex({ dimensions: DIMENSIONS, inlineRows: 5, graphFromRows: Infinity });
    for (let id = 1; id < 100; id += 1) index.add('p', id, draw.any());
    const query = { vector: draw.any(), count: 8 };
    const searches = Array.from({ length: 20 }, () => index.search('p', query));
    await index.close();
    // Some may have been answered before it was closed.
    await Promise.allSettled(searches);
    expect((await index.search('p', query)).nearest).toEqual([]);
  });
});
