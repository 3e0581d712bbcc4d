import { closeSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';
import { describe, expect, it } from 'vitest';
import { entryWith } from '../../../test/entries.js';
import { temporaryPath } from '../../../test/lmdb/temporary-folder.js';
import { createLmdbStore } from './index.js';

const SIGNAL = new AbortController().signal;
const COUNT = 200;
const textOf = (number: number): string => `text of ${number}! `.repeat(number % 2 === 0 ? 10 : 400);

/** A closed store with some small and some large values. */
async function filledFolder(): Promise<string> {
  const path = temporaryPath();
  const store = createLmdbStore<string>({ path });
  for (let number = 0; number < COUNT; number += 1) {
    await store.put(`key ${number}`, entryWith(textOf(number), { tags: [`tag ${number % 3}`] }), SIGNAL);
  }
  await store.close();
  return path;
}

/** Opens it, looks up everything, writes and purges; tells how many were there and why it was rebuilt. */
async function useFolder(path: string): Promise<{ readonly found: number; readonly reasons: readonly string[] }> {
  const reasons: string[] = [];
  const store = createLmdbStore<string>({ path, onRebuild: (reason) => reasons.push(reason) });
  let found = 0;
  for (let number = 0; number < COUNT; number += 1) {
    const entry = await store.get(`key ${number}`, SIGNAL);
    if (entry === undefined) continue;
    expect(entry.value).toBe(textOf(number));
    found += 1;
  }
  for (let number = 0; number < COUNT; number += 1) {
    expect(await store.put(`key ${number}`, entryWith('new'), SIGNAL)).toBe(true);
    expect((await store.get(`key ${number}`, SIGNAL))?.value).toBe('new');
  }
  expect(await store.stats(SIGNAL)).toMatchObject({ entries: COUNT });
  expect(await store.purge({ all: true }, SIGNAL)).toBe(COUNT);
  expect(await store.stats(SIGNAL)).toMatchObject({ entries: 0, bytes: 0 });
  await store.close();
  return { found, reasons };
}

describe('a folder that cannot be read', () => {
  it('is no matter where it can be', async () => {
    expect(await useFolder(await filledFolder())).toEqual({ found: COUNT, reasons: [] });
  });

  it('is begun anew where it has another format', async () => {
    const path = await filledFolder();
    const root = open({ path });
    await root.openDB<unknown, string>('meta', { encoding: 'json' }).put('state', { format: 99 });
    await root.close();
    expect(await useFolder(path)).toEqual({ found: 0, reasons: ['The cache has format 99; this version reads 2'] });
  });

  it('is begun anew where it has lost its state', async () => {
    const path = await filledFolder();
    const root = open({ path });
    await root.openDB<unknown, string>('meta', { encoding: 'json' }).remove('state');
    await root.close();
    expect(await useFolder(path)).toEqual({ found: 0, reasons: ['The cache has no state record'] });
  });

  it('is begun anew where its file is something else', async () => {
    const path = await filledFolder();
    writeFileSync(join(path, 'data.mdb'), 'no database at all '.repeat(10_000));
    const { found, reasons } = await useFolder(path);
    expect(found).toBe(0);
    expect(reasons).toHaveLength(1);
  });

  it.each([0, 100, 4_096, 8_192, 20_000, 100_000, 300_000, 500_000])(
    'serves nothing wrong where its file was cut to %i bytes',
    async (length) => {
      const path = await filledFolder();
      const file = join(path, 'data.mdb');
      expect(statSync(file).size).toBeGreaterThan(length);
      truncateSync(file, length);
      const { found } = await useFolder(path);
      expect(found).toBeLessThan(COUNT);
    },
  );

  it('misses what was damaged, and only that', async () => {
    const path = await filledFolder();
    const file = join(path, 'data.mdb');
    const content = readFileSync(file);
    const descriptor = openSync(file, 'r+');
    for (const number of [10, 11, 12, 13]) {
      // The pages of older transactions hold copies.
      for (let at = content.indexOf(textOf(number)); at >= 0; at = content.indexOf(textOf(number), at + 1)) {
        writeSync(descriptor, 'T', at);
      }
    }
    closeSync(descriptor);
    expect(await useFolder(path)).toEqual({ found: COUNT - 4, reasons: [] });
  });
});
