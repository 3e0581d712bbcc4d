import { describe, expect, it } from 'vitest';
import { startStoreProcess } from '../../../test/lmdb/start-store-process.js';
import { temporaryPath } from '../../../test/lmdb/temporary-folder.js';
import type { ExactStore } from '../../store.js';
import { createLmdbStore } from './index.js';

const SIGNAL = new AbortController().signal;

interface Written {
  readonly key: string;
  readonly round: number;
  readonly text: string;
}

/** Lets a process write its 1,000 values and kills it after so many of them; tells all that it said were written. */
async function writeAndKill(path: string, round: number, after: number): Promise<string[]> {
  const child = startStoreProcess({ path, task: ['write', `${round}`] });
  const written: string[] = [];
  for await (const line of child.lines) {
    written.push(line);
    if (written.length === after) void child.kill();
  }
  await child.kill();
  return written;
}

/** Looks up every value: each is whole, and none is older than the last round that said to have written it. */
async function countWhole(store: ExactStore<Written>, lastRound: ReadonlyMap<string, number>): Promise<number> {
  let found = 0;
  for (let number = 0; number < 1_000; number += 1) {
    const key = `key ${number}`;
    const { round, ...rest } = (await store.get(key, SIGNAL))?.value ?? { round: 0 };
    expect(round).toBeGreaterThanOrEqual(lastRound.get(key) ?? 0);
    if (round === 0) continue;
    expect(rest).toEqual({ key, text: `${key} `.repeat(300) });
    found += 1;
  }
  return found;
}

describe('a process that is killed', () => {
  it('loses at most the writes in flight, twenty times', { timeout: 60_000 }, async () => {
    const path = temporaryPath();
    const lastRound = new Map<string, number>();
    for (let round = 1; round <= 20; round += 1) {
      for (const key of await writeAndKill(path, round, (round * 317) % 900)) lastRound.set(key, round);
      const store = createLmdbStore<Written>({ path, onRebuild: expect.unreachable });
      const found = await countWhole(store, lastRound);
      expect(await store.stats(SIGNAL)).toMatchObject({ entries: found });
      await store.close();
    }
    expect(lastRound.size).toBeGreaterThan(500);
  });

  it('does not bring back what it has purged, and goes on dropping it', async () => {
    const path = temporaryPath();
    const child = startStoreProcess({ path, task: ['purge', '2000'] });
    for await (const line of child.lines) {
      expect(line).toBe('purged 2000');
      await child.kill();
    }
    const store = createLmdbStore<unknown>({ path, onRebuild: expect.unreachable });
    for (let number = 0; number < 2_000; number += 1) {
      expect(await store.get(`key ${number}`, SIGNAL)).toBeUndefined();
    }
    expect((await store.get('other', SIGNAL))?.value).toBe('other');
    expect(store.sequence).toBe(1);
    expect(await store.purge({ tag: 'tag' }, SIGNAL)).toBe(0);
    await expect.poll(async () => (await store.stats(SIGNAL)).entries, { timeout: 10_000 }).toBe(1);
    await store.close();
  });

  it('does not keep the folder', async () => {
    const path = temporaryPath();
    const child = startStoreProcess({ path, task: ['hold'] });
    for await (const line of child.lines) {
      expect(line).toBe('open');
      expect(() => createLmdbStore({ path })).toThrow(`The cache folder ${path} is in use by process ${child.pid};`);
      await child.kill();
    }
    await createLmdbStore({ path }).close();
  });
});

describe('a disk that is full', () => {
  it('costs the writes that it does not take, and nothing else', async () => {
    const child = startStoreProcess({ path: temporaryPath(), task: ['fill', '400'], maxBlocks: 4_000 });
    const lines: unknown[] = [];
    for await (const line of child.lines) lines.push(JSON.parse(line));
    const [filled, after, end] = lines.map(Object);
    expect(filled.written).toBeGreaterThan(0);
    expect(filled).toMatchObject({ entries: filled.written, droppedWrites: filled.failed, state: 'degraded' });
    expect(after).toEqual({ purged: filled.written, isPut: true, state: 'ready' });
    expect(String(end)).toBe('closed');
  });
});
