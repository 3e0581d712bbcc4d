import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryPath } from '../../../test/lmdb/temporary-folder.js';
import { createLmdbStore } from './index.js';

/** A folder whose lock names this process, but for what is given. */
async function lockedFolder(changes: object): Promise<string> {
  const path = temporaryPath();
  const store = createLmdbStore({ path });
  const lock = JSON.parse(readFileSync(join(path, 'lock'), 'utf8'));
  await store.close();
  writeFileSync(join(path, 'lock'), JSON.stringify({ ...lock, ...changes }));
  return path;
}

const longAgo = (path: string): void => utimesSync(join(path, 'lock'), 1, 1);

const statMs = (path: string): number => statSync(join(path, 'lock')).mtimeMs;

describe('the lock of a folder', () => {
  it('is held against this process too', async () => {
    const path = temporaryPath();
    const store = createLmdbStore({ path });
    expect(() => createLmdbStore({ path })).toThrow(`in use by process ${process.pid}`);
    await store.close();
    await createLmdbStore({ path }).close();
  });

  it('names the folder and the process that uses it', async () => {
    const path = await lockedFolder({});
    longAgo(path);
    expect(() => createLmdbStore({ path })).toThrow(
      `The cache folder ${path} is in use by process ${process.pid}; each process needs a folder of its own`,
    );
  });

  it.each([
    ['whose number has been given to another one', { started: '1' }],
    ['that is not there', { pid: 2 ** 30 }],
    ['of a time before the machine was started', { boot: 'another' }],
  ])('is not kept by a process %s', async (_, changes) => {
    const path = await lockedFolder(changes);
    await createLmdbStore({ path }).close();
  });

  it('is kept by a process of another container for as long as it shows signs of life', async () => {
    const path = await lockedFolder({ namespace: 'pid:[1]', started: '1' });
    expect(() => createLmdbStore({ path })).toThrow('of another container');
    longAgo(path);
    await createLmdbStore({ path }).close();
  });

  it('is respected while it is being written', async () => {
    const path = temporaryPath();
    mkdirSync(path);
    writeFileSync(join(path, 'lock'), '');
    expect(() => createLmdbStore({ path })).toThrow('in use by another process');
    longAgo(path);
    await createLmdbStore({ path }).close();
  });

  it('shows signs of life', async () => {
    const path = temporaryPath();
    const store = createLmdbStore({ path });
    longAgo(path);
    const touched = () => Date.now() - statMs(path);
    await expect.poll(touched, { timeout: 5_000 }).toBeLessThan(10_000);
    await store.close();
  });

  it('is let go where the database cannot be opened', async () => {
    const path = temporaryPath();
    mkdirSync(join(path, 'data.mdb'), { recursive: true });
    expect(() => createLmdbStore({ path })).toThrow();
    expect(() => readFileSync(join(path, 'lock'))).toThrow('ENOENT');
  });
});
