import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryPath } from '../../../test/temporary-folder.js';
import { createSemanticCache } from '../../semantic-cache.js';
import { createBagOfWordsEmbedder } from '../../testing/bag-of-words-embedder.js';
import { entryStoreContract } from '../../testing/entry-store-contract.js';
import type { EntryRecord } from '../entry-store.js';
import { createLmdbStore } from './lmdb-store.js';

entryStoreContract({
  name: 'a store in LMDB',
  runner: { describe, it },
  createStore: () => createLmdbStore({ path: temporaryPath() }),
});

const NEVER = new AbortController().signal;
const openCache = (path: string) =>
  createSemanticCache<string>({
    embedder: createBagOfWordsEmbedder(),
    store: createLmdbStore({ path }),
    shadowRate: 0,
  });

async function listed(path: string, onRebuild?: (reason: string) => void): Promise<readonly number[]> {
  const store = createLmdbStore<string>({ path, ...(onRebuild && { onRebuild }) });
  const ids: number[] = [];
  for await (const { id } of store.entries(NEVER)) ids.push(id);
  await store.close();
  return ids;
}

const recordOf = (id: number): EntryRecord<string> => ({
  id,
  partition: 'p',
  question: `question ${id}`,
  embedderId: 'e',
  vector: Float32Array.from([id, 0.5, -0]),
  storedAtMs: 1,
  expiresAtMs: 2,
  tenant: '',
  tags: [],
  key: '',
  answer: { value: 'x'.repeat(500), answerKey: 'k', savedTokens: 1 },
});

async function filled(count: number): Promise<string> {
  const path = temporaryPath();
  const store = createLmdbStore<string>({ path });
  await Promise.all(Array.from({ length: count }, (_, place) => store.put(recordOf(place + 1))));
  await store.close();
  return path;
}

describe('a store in LMDB', () => {
  it('has entries again after it was opened anew, and its numbers go on', async () => {
    const path = await filled(100);
    const store = createLmdbStore<string>({ path });
    expect(store.takeId()).toBe(101);
    await store.remove([100, 3]);
    await store.close();
    expect(await nextIdOf(path)).toBeGreaterThan(100);
    expect((await listed(path)).length).toBe(98);
  });

  it('is for one process, and for its owner only', async () => {
    const path = temporaryPath();
    const store = createLmdbStore({ path });
    expect(() => createLmdbStore({ path })).toThrow('in use');
    expect(statSync(path).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(path)) expect(statSync(join(path, name)).mode & 0o777).toBe(0o600);
    await store.close();
    await expect(store.put(recordOf(1))).rejects.toThrow('closed');
    expect(() => createLmdbStore({ path, fileSystemOf: () => 0x6969 })).toThrow('network file system');
  });

  it('begins anew where its file cannot be read', async () => {
    for (const damage of [
      (file: string) => writeFileSync(file, 'not a database'.repeat(1_000)),
      (file: string) => truncateSync(file, 3 * 4_096),
    ]) {
      const path = await filled(200);
      damage(join(path, 'data.mdb'));
      const reasons: string[] = [];
      expect(await listed(path, (reason) => reasons.push(reason))).toEqual([]);
      expect(reasons).toHaveLength(1);
    }
  });

  it('keeps a cache over a restart: what was put, not what was purged or replaced', async () => {
    const path = temporaryPath();
    const before = openCache(path);
    const put = (question: string, value: string, tags: readonly string[] = []) =>
      before.insert({ partition: 'p', question }, value, { tags });
    await put('What is the capital of Bavaria?', 'Augsburg');
    await put('What is the capital of Bavaria?', 'Munich');
    await put('How do I bake bread?', 'With flour', ['t']);
    expect(await before.purge({ tag: 't' })).toBe(1);
    await before.close();

    const cache = openCache(path);
    await cache.ready;
    expect(cache.stats()).toMatchObject({ entries: 1, storeFailures: 0 });
    expect(cache.backend).toBe('lmdb');
    const found = await cache.lookUp({ partition: 'p', question: "what's the capital of bavaria" });
    expect(found).toMatchObject({ outcome: 'hit', value: 'Munich' });
    await cache.close();
    expect(cache.health()).toMatchObject({ state: 'down' });
  });
});

async function nextIdOf(path: string): Promise<number> {
  const store = createLmdbStore({ path });
  const id = store.takeId() ?? 0;
  await store.close();
  return id;
}
