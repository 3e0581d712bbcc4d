import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryWith } from '../../../test/entries.js';
import { temporaryPath } from '../../../test/lmdb/temporary-folder.js';
import { storeContract } from '../../testing/store-contract.js';
import { createLmdbStore } from './index.js';

const SIGNAL = new AbortController().signal;

storeContract({
  name: 'the LMDB store',
  runner: { describe, it },
  createStore: (options) => createLmdbStore({ path: temporaryPath(), ...options }),
});

describe('createLmdbStore', () => {
  it('has its entries, sums and sequence again after it was closed', async () => {
    const path = temporaryPath();
    const first = createLmdbStore<string>({ path });
    const entry = entryWith('value', { tenant: 'acme', tags: ['a', 'ä ☃'], sequence: 0, sizeBytes: 12.5 });
    await first.put('key', entry, SIGNAL);
    await first.put('other', entryWith('other'), SIGNAL);
    await first.purge({ key: 'other' }, SIGNAL);
    await first.purge({ key: 'nothing' }, SIGNAL);
    const stats = await first.stats(SIGNAL);
    await first.close();

    const second = createLmdbStore<string>({ path, onRebuild: expect.unreachable });
    expect(await second.get('key', SIGNAL)).toEqual(entry);
    expect(second.getNow?.('key')).toEqual(entry);
    expect(await second.get('other', SIGNAL)).toBeUndefined();
    expect(await second.stats(SIGNAL)).toEqual(stats);
    expect(second.sequence).toBe(2);
    expect(await second.purge({ tag: 'ä ☃' }, SIGNAL)).toBe(1);
    await second.close();
  });

  it('spares what was read when it makes room, and not what was only looked into', async () => {
    const left = async (look: 'get' | 'peek'): Promise<readonly string[]> => {
      const store = createLmdbStore<string>({ path: temporaryPath(), maxEntries: 2 });
      for (const key of ['a', 'b']) await store.put(key, entryWith(key), SIGNAL);
      expect(await store[look]?.('a', SIGNAL)).toMatchObject({ value: 'a' });
      await store.put('c', entryWith('c'), SIGNAL);
      const kept: string[] = [];
      for (const key of ['a', 'b', 'c']) if ((await store.peek?.(key, SIGNAL)) !== undefined) kept.push(key);
      await store.close();
      return kept;
    };
    expect([await left('get'), await left('peek')]).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ]);
  });

  it('writes what was put before it is closed', async () => {
    const path = temporaryPath();
    const first = createLmdbStore<number>({ path });
    const puts = Array.from({ length: 300 }, (_, number) => first.put(`key ${number}`, entryWith(number), SIGNAL));
    await first.close();
    expect(await Promise.all(puts)).not.toContain(false);

    const second = createLmdbStore<number>({ path });
    for (let number = 0; number < 300; number += 1) {
      expect((await second.get(`key ${number}`, SIGNAL))?.value).toBe(number);
    }
    await second.close();
  });

  it('says clearly that it is closed', async () => {
    const path = temporaryPath();
    const store = createLmdbStore<number>({ path });
    await store.close();
    const message = `The cache in ${path} is closed`;
    expect(() => store.get('key', SIGNAL)).toThrow(message);
    expect(() => store.stats(SIGNAL)).toThrow(message);
    await expect(store.put('key', entryWith(1), SIGNAL)).rejects.toThrow(message);
    await expect(store.purge({ all: true }, SIGNAL)).rejects.toThrow(message);
    expect(store.health()).toEqual({ state: 'down', reason: 'closed' });
  });

  it('lets its owner only read the folder and the files', async () => {
    const path = join(temporaryPath(), 'deeper');
    const store = createLmdbStore<number>({ path });
    await store.put('key', entryWith(1), SIGNAL);
    const modeOf = (name: string): number => statSync(name).mode & 0o777;
    expect(modeOf(path)).toBe(0o700);
    expect(modeOf(dirname(path))).toBe(0o700);
    expect(readdirSync(path).sort()).toEqual(['data.mdb', 'lock', 'lock.mdb']);
    for (const name of readdirSync(path)) expect(modeOf(join(path, name))).toBe(0o600);
    await store.close();
  });

  it('takes the right to read its files from everybody else', async () => {
    const path = temporaryPath();
    mkdirSync(path);
    writeFileSync(join(path, 'data.mdb'), '', { mode: 0o644 });
    const store = createLmdbStore<number>({ path });
    expect(statSync(join(path, 'data.mdb')).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it.each([
    [0x6969, 'NFS'],
    [0xff534d42, 'CIFS'],
    // The same number where it is read with a sign.
    [0xff534d42 | 0, 'CIFS'],
    [0x65735546, 'FUSE'],
  ])('refuses a folder on file system %i', (fileSystem, name) => {
    const path = temporaryPath();
    const create = () => createLmdbStore({ path, fileSystemOf: () => fileSystem });
    expect(create).toThrow(`The cache folder ${path} is on a network file system (${name})`);
    expect(readdirSync(path)).toEqual([]);
  });

  it('gives up a write whose caller has left before its turn, and counts it', async () => {
    const store = createLmdbStore<number>({ path: temporaryPath() });
    const caller = new AbortController();
    const put = store.put('key', entryWith(1), caller.signal);
    caller.abort();
    expect(await put).toBe(false);
    expect(await store.get('key', SIGNAL)).toBeUndefined();
    expect(await store.stats(SIGNAL)).toMatchObject({ entries: 0, droppedWrites: 1 });
    await expect(store.put('key', entryWith(1), caller.signal)).rejects.toThrow('aborted');
    await store.close();
  });

  it('gives up writes that are too many to wait, and counts them', async () => {
    const store = createLmdbStore<string>({ path: temporaryPath() });
    const value = 'x'.repeat(8 * 1024 * 1024);
    const puts = Array.from({ length: 12 }, (_, number) => store.put(`key ${number}`, entryWith(value), SIGNAL));
    const given = (await Promise.all(puts)).filter((wasPut) => !wasPut).length;
    expect(given).toBeGreaterThan(0);
    expect(await store.stats(SIGNAL)).toMatchObject({ entries: 12 - given, droppedWrites: given });
    expect(await store.put('later', entryWith('value'), SIGNAL)).toBe(true);
    await store.close();
  });

  it('refuses a value that JSON cannot say', async () => {
    const store = createLmdbStore<unknown>({ path: temporaryPath() });
    await expect(store.put('key', entryWith(undefined), SIGNAL)).rejects.toThrow('has no form in JSON');
    await store.close();
  });
});
