import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryPath } from '../../test/temporary-folder.js';
import { createRandom, createRandomVectors } from '../testing/random-vectors.js';
import { createVectorIndex, type VectorIndexOptions } from './create-vector-index.js';
import type { VectorIndex } from './vector-index.js';

const DIMENSIONS = 16;
const COUNT = 2_000;
const draw = createRandomVectors(DIMENSIONS, createRandom(5));
const vectors = Array.from({ length: COUNT + 100 }, () => draw.any());
const vectorOf = (id: number): Float32Array => vectors[id - 1] ?? draw.any();

/** What a graph that is in use compares at most: one that must be built anew compares far more at first. */
const FEW = 300;

function open(folder: string, options: Partial<VectorIndexOptions> = {}): VectorIndex {
  const all = { dimensions: DIMENSIONS, inlineRows: 50, graphFromRows: 100, embedderId: 'e', folder, ...options };
  return createVectorIndex(all);
}

function fill(index: VectorIndex, ids: readonly number[], partition = 'p'): void {
  for (const id of ids) index.add(partition, id, vectorOf(id));
}

const scannedBy = async (index: VectorIndex, id: number) =>
  (await index.search('p', { vector: vectorOf(id), count: 8 })).scanned;
const found = async (index: VectorIndex, id: number) =>
  (await index.search('p', { vector: vectorOf(id), count: 1 })).nearest[0]?.id;
const upTo = (last: number) => Array.from({ length: last }, (_, place) => place + 1);

async function saved(folder: string): Promise<void> {
  const index = open(folder);
  fill(index, upTo(COUNT));
  // All of them are in the graph.
  await expect.poll(() => scannedBy(index, 1), { timeout: 10_000 }).toBeLessThan(100);
  await index.close();
}

describe('graphs in files', () => {
  it('are there again at once, with what came and went meanwhile', async () => {
    const folder = temporaryPath();
    await saved(folder);
    const index = open(folder);
    // Every fifth has gone, and some are new.
    const ids = upTo(COUNT + 100).filter((id) => id % 5 !== 0);
    fill(index, ids);
    expect(await scannedBy(index, 1)).toBeLessThan(FEW);
    await index.noteLoaded?.();
    for (const id of [1, 777, 1_999, COUNT + 99]) expect(await found(index, id)).toBe(id);
    for (const id of [5, 1_000, COUNT]) expect(await found(index, id)).not.toBe(id);
    expect((await index.search('p', { vector: vectorOf(5), count: 8 })).nearest).toHaveLength(8);
    await index.close();
  });

  it('do not count for a number that has another vector now', async () => {
    const folder = temporaryPath();
    await saved(folder);
    const index = open(folder);
    fill(
      index,
      upTo(COUNT).filter((id) => id !== 7),
    );
    index.add('p', 7, vectorOf(COUNT + 50));
    await index.noteLoaded?.();
    expect(await found(index, COUNT + 50)).toBe(7);
    expect(await found(index, 7)).not.toBe(7);
    await index.close();
  });

  it.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['changed', (bytes: Buffer) => bytes.fill(7, 200, 300)],
    ['emptied', () => Buffer.alloc(0)],
  ])('are built anew where one of the files was %s', async (_, damage) => {
    for (const kind of ['.graph', '.list']) {
      const folder = temporaryPath();
      await saved(folder);
      const name = readdirSync(folder).find((file) => file.endsWith(kind)) ?? '';
      writeFileSync(join(folder, name), damage(readFileSync(join(folder, name))));
      const index = open(folder);
      fill(index, upTo(COUNT));
      expect(await found(index, 77)).toBe(77);
      await expect.poll(() => scannedBy(index, 1), { timeout: 10_000 }).toBeLessThan(FEW);
      await index.close();
      expect(index.health()).toEqual({ state: 'ready' });
    }
  });

  it('of another embedder, and of partitions that are gone, are deleted', async () => {
    const folder = temporaryPath();
    await saved(folder);
    const [before] = readdirSync(folder);
    const index = open(folder, { embedderId: 'other' });
    fill(index, upTo(COUNT));
    await index.noteLoaded?.();
    expect(readdirSync(folder)).toEqual([]);
    await expect.poll(() => scannedBy(index, 1), { timeout: 10_000 }).toBeLessThan(FEW);
    await index.close();
    expect(readdirSync(folder)).toHaveLength(2);
    expect(readdirSync(folder)).not.toContain(before);
  });
});
