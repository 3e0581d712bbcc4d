import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryWith } from '../../test/entries.ts';
import { storeContract } from '../testing/index.js';
import { createMemoryStore } from './memory-store.js';

storeContract({ name: 'the memory store', runner: { describe, it }, createStore: createMemoryStore });

const signal = new AbortController().signal;
const entryOf = (sizeBytes: number) => entryWith(sizeBytes, { sizeBytes });

describe('createMemoryStore', () => {
  it('keeps both bounds whatever is put and replaced', () => {
    const bounds = { maxEntries: 5, maxBytes: 3_000 };
    const put = fc.record({ key: fc.constantFrom(...'abcdefgh'), size: fc.integer({ min: 0, max: 4_000 }) });
    return fc.assert(
      fc.asyncProperty(fc.array(put, { maxLength: 60 }), async (puts) => {
        const store = createMemoryStore<number>(bounds);
        for (const { key, size } of puts) {
          const isKept = await store.put(key, entryOf(size), signal);
          // A key holds its newest value or none.
          expect((await store.get(key, signal))?.value).toBe(isKept ? size : undefined);
          const { entries, bytes } = await store.stats(signal);
          expect(entries).toBeLessThanOrEqual(bounds.maxEntries);
          expect(bytes).toBeLessThanOrEqual(bounds.maxBytes);
        }
      }),
    );
  });

  it('drops the least recently used entry first', () => {
    const store = createMemoryStore<number>({ maxEntries: 2 });
    for (const key of ['a', 'b']) store.put(key, entryOf(1), signal);
    store.get('a', signal);
    store.put('c', entryOf(1), signal);
    expect(['a', 'b', 'c'].map((key) => store.get(key, signal) !== undefined)).toEqual([true, false, true]);
  });

  it('may be looked into without that', () => {
    const clock = { ms: 1_000 };
    const store = createMemoryStore<number>({ maxEntries: 2, now: () => clock.ms });
    for (const key of ['a', 'b']) store.put(key, { ...entryOf(1), expiresAtMs: 2_000 }, signal);
    expect(store.peek?.('a', signal)).toMatchObject({ value: 1 });
    store.put('c', entryOf(1), signal);
    expect(['a', 'b', 'c'].map((key) => store.peek?.(key, signal) !== undefined)).toEqual([false, true, true]);
    clock.ms = 2_000;
    expect(store.peek?.('b', signal)).toBeUndefined();
  });

  it('drops an expired entry when it is asked for', () => {
    const store = createMemoryStore<number>({ now: () => 1_000 });
    store.put('a', { ...entryOf(1), expiresAtMs: 1_000 }, signal);
    expect(store.get('a', signal)).toBeUndefined();
    expect(store.stats(signal)).toEqual({ entries: 0, bytes: 0, evictions: 0, droppedWrites: 0 });
  });

  it('counts what it dropped to make room, and nothing else', () => {
    const store = createMemoryStore<number>({ maxEntries: 2 });
    for (const key of ['a', 'b', 'c', 'c', 'd']) store.put(key, entryOf(1), signal);
    store.purge({ all: true }, signal);
    expect(store.stats(signal)).toMatchObject({ entries: 0, evictions: 2 });
  });
});
