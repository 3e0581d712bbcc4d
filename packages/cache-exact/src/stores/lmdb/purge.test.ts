import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { entryWith } from '../../../test/entries.js';
import { temporaryPath } from '../../../test/lmdb/temporary-folder.js';
import type { ExactStore } from '../../store.js';
import { createLmdbStore } from './index.js';

const SIGNAL = new AbortController().signal;
const COUNT = 3_000;
const ODD_SEVENTHS = Math.ceil((COUNT - 7) / 14);

/** `all` is the tag of every entry, `even` and `seventh` of every second and seventh one, `tenth` a tenant. */
async function fill(store: ExactStore<number>): Promise<void> {
  const puts = Array.from({ length: COUNT }, (_, number) => {
    const tags = ['all', ...(number % 2 === 0 ? ['even'] : []), ...(number % 7 === 0 ? ['seventh'] : [])];
    return store.put(`key ${number}`, entryWith(number, { tags, tenant: number % 10 === 0 ? 'tenth' : '' }), SIGNAL);
  });
  await Promise.all(puts);
}

const held = (store: ExactStore<number>): number[] =>
  Array.from({ length: COUNT }, (_, number) => number).filter(
    (number) => store.get(`key ${number}`, SIGNAL) !== undefined,
  );

const swept = (store: ExactStore<number>, entries: number) =>
  expect.poll(async () => (await store.stats(SIGNAL)).entries, { timeout: 15_000 }).toBe(entries);

/** Looks up the last entries in every turn of the event loop until all are dropped, and a while longer. */
async function watchLast(store: ExactStore<number>): Promise<void> {
  const last = Array.from({ length: 20 }, (_, number) => `key ${COUNT - 1 - number}`);
  for (let turnsLeft = 1_000; turnsLeft > 0; turnsLeft -= 1) {
    expect(last.filter((key) => store.get(key, SIGNAL) !== undefined)).toEqual([]);
    await nextTurn();
    if ((await store.stats(SIGNAL)).entries > 0) turnsLeft = 1_000;
  }
}

describe('a purge of many entries', () => {
  it('is in force at once, counts truly and leaves what comes later', async () => {
    const store = createLmdbStore<number>({ path: temporaryPath() });
    await fill(store);
    expect(await store.purge({ tag: 'even' }, SIGNAL)).toBe(COUNT / 2);
    expect(held(store).every((number) => number % 2 === 1)).toBe(true);
    expect(held(store)).toHaveLength(COUNT / 2);
    const again = entryWith(7, { tags: ['even'], sequence: store.sequence });
    expect(await store.put('key 2', again, SIGNAL)).toBe(true);
    await swept(store, COUNT / 2 + 1);
    expect((await store.get('key 2', SIGNAL))?.value).toBe(7);
    expect(await store.purge({ tag: 'even' }, SIGNAL)).toBe(1);
    await store.close();
  });

  it('counts no entry twice, however purges overlap', async () => {
    const store = createLmdbStore<number>({ path: temporaryPath() });
    await fill(store);
    const counts = await Promise.all([
      store.purge({ tag: 'even' }, SIGNAL),
      store.purge({ key: 'key 0' }, SIGNAL),
      store.purge({ key: 'key 1' }, SIGNAL),
      store.purge({ tenant: 'tenth' }, SIGNAL),
      store.purge({ tag: 'seventh' }, SIGNAL),
      store.purge({ tag: 'all' }, SIGNAL),
      store.purge({ tag: 'even' }, SIGNAL),
    ]);
    expect(counts).toEqual([COUNT / 2, 0, 1, 0, ODD_SEVENTHS, COUNT / 2 - 1 - ODD_SEVENTHS, 0]);
    expect(held(store)).toEqual([]);
    await store.close();
  });

  it('lets no entry be seen again while they are dropped', async () => {
    const store = createLmdbStore<number>({ path: temporaryPath() });
    await fill(store);
    await Promise.all([store.purge({ tag: 'even' }, SIGNAL), store.purge({ tenant: '' }, SIGNAL)]);
    await watchLast(store);
    await store.close();
  });

  it('of everything counts what no other one has', async () => {
    const store = createLmdbStore<number>({ path: temporaryPath() });
    await fill(store);
    const counts = [store.purge({ tag: 'even' }, SIGNAL), store.purge({ tenant: 'tenth' }, SIGNAL)];
    expect(await store.purge({ all: true }, SIGNAL)).toBe(COUNT / 2);
    expect(await Promise.all(counts)).toEqual([COUNT / 2, 0]);
    expect(await store.stats(SIGNAL)).toMatchObject({ entries: 0, bytes: 0 });
    await store.close();
  });

  it('is gone on with after the store was closed meanwhile', async () => {
    const path = temporaryPath();
    const first = createLmdbStore<number>({ path });
    await fill(first);
    expect(await first.purge({ tag: 'all' }, SIGNAL)).toBe(COUNT);
    await first.close();
    const second = createLmdbStore<number>({ path });
    expect((await second.stats(SIGNAL)).entries).toBeGreaterThan(0);
    expect(held(second)).toEqual([]);
    expect(await second.put('key 1', entryWith(8, { tags: ['all'] }), SIGNAL)).toBe(true);
    await swept(second, 1);
    expect((await second.get('key 1', SIGNAL))?.value).toBe(8);
    expect((await second.stats(SIGNAL)).bytes).toBeLessThan(1_000);
    await second.close();
  });

  it('reaches writes that were waiting when it came', async () => {
    const store = createLmdbStore<number>({ path: temporaryPath() });
    const filling = fill(store);
    await store.purge({ tag: 'all' }, SIGNAL);
    await filling;
    expect(held(store)).toEqual([]);
    await store.close();
  });
});
