import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryWith } from '../../../test/entries.js';
import { temporaryPath } from '../../../test/lmdb/temporary-folder.js';
import { createLmdbStore } from './index.js';

const SIGNAL = new AbortController().signal;
const MAX_ENTRIES = 12;
const MAX_BYTES = 60_000;

const key = fc.integer({ min: 0, max: 20 }).map((number) => `key ${number}`);
const size = fc.oneof(fc.integer({ min: 0, max: 6_000 }), fc.integer({ min: 30_000, max: 80_000 }));
const step = fc.oneof(
  fc.record({ do: fc.constant('put' as const), key, size }),
  fc.record({ do: fc.constant('get' as const), key }),
  fc.record({ do: fc.constant('reopen' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A store that is asked and compared with what was put last. */
function createSubject(path: string) {
  const open = () => createLmdbStore<string>({ path, maxEntries: MAX_ENTRIES, maxBytes: MAX_BYTES });
  const last = new Map<string, string>();
  let store = open();
  let puts = 0;

  const put = async (of: string, length: number): Promise<void> => {
    puts += 1;
    const value = `${puts} `.padEnd(length, 'x');
    const wasPut = await store.put(of, entryWith(value, { tags: [of] }), SIGNAL);
    // Pages are whole: just below the bound it may be either.
    if (length < MAX_BYTES * 0.9 || length > MAX_BYTES) expect(wasPut).toBe(length < MAX_BYTES);
    expect((await store.get(of, SIGNAL))?.value).toBe(wasPut ? value : undefined);
    last.set(of, value);
  };

  const reopen = async (): Promise<void> => {
    const { entries, bytes } = await store.stats(SIGNAL);
    await store.close();
    store = open();
    expect(await store.stats(SIGNAL)).toMatchObject({ entries, bytes });
  };

  return {
    async take(next: Step): Promise<void> {
      if (next.do === 'put') await put(next.key, next.size);
      else if (next.do === 'reopen') await reopen();
      else expect([undefined, last.get(next.key)]).toContain((await store.get(next.key, SIGNAL))?.value);
      const { entries, bytes } = await store.stats(SIGNAL);
      expect(entries).toBeLessThanOrEqual(MAX_ENTRIES);
      expect(bytes).toBeLessThanOrEqual(MAX_BYTES);
    },
    async end(): Promise<void> {
      const found = await Promise.all([...last.keys()].map((of) => store.get(of, SIGNAL)));
      const count = found.filter((entry) => entry !== undefined).length;
      expect(await store.stats(SIGNAL)).toMatchObject({ entries: count });
      expect(await store.purge({ all: true }, SIGNAL)).toBe(count);
      expect(await store.stats(SIGNAL)).toMatchObject({ entries: 0, bytes: 0 });
      await store.close();
    },
  };
}

describe('eviction', () => {
  it('keeps within both bounds and true to what was put, whatever comes', { timeout: 60_000 }, async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const subject = createSubject(temporaryPath());
      for (const next of steps) await subject.take(next);
      await subject.end();
    });
    await fc.assert(property, { numRuns: 25 });
  });

  it('keeps what was read and drops the oldest of the others', async () => {
    const store = createLmdbStore<string>({ path: temporaryPath(), maxEntries: 4 });
    const keys = async (): Promise<string> =>
      [...'abcdefgh'].filter((key) => store.get(key, SIGNAL) !== undefined).join('');
    for (const key of 'abcd') await store.put(key, entryWith(key), SIGNAL);
    await store.get('a', SIGNAL);
    await store.get('c', SIGNAL);
    for (const key of 'ef') await store.put(key, entryWith(key), SIGNAL);
    expect(await keys()).toBe('acef');
    expect(await store.stats(SIGNAL)).toMatchObject({ entries: 4, evictions: 2 });
    await store.close();
  });

  it('makes room even where all were read', async () => {
    const store = createLmdbStore<string>({ path: temporaryPath(), maxEntries: 100 });
    for (let number = 0; number < 100; number += 1) await store.put(`${number}`, entryWith('value'), SIGNAL);
    for (let number = 0; number < 100; number += 1) expect(await store.get(`${number}`, SIGNAL)).toBeDefined();
    expect(await store.put('new', entryWith('value'), SIGNAL)).toBe(true);
    expect(await store.stats(SIGNAL)).toMatchObject({ entries: 100, evictions: 1 });
    await store.close();
  });

  it('makes room for one that is as large as many, after the bound was lowered', async () => {
    const path = temporaryPath();
    const first = createLmdbStore<string>({ path });
    for (let number = 0; number < 200; number += 1) {
      await first.put(`${number}`, entryWith('x'.repeat(3_000)), SIGNAL);
    }
    await first.close();
    const second = createLmdbStore<string>({ path, maxBytes: 200_000 });
    expect(await second.put('large', entryWith('x'.repeat(150_000)), SIGNAL)).toBe(true);
    expect((await second.get('large', SIGNAL))?.value).toHaveLength(150_000);
    expect((await second.stats(SIGNAL)).bytes).toBeLessThanOrEqual(200_000);
    await second.close();
  });
});
