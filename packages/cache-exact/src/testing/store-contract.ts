import assert from 'node:assert/strict';
import type { Purge } from '@isartor/core';
import type { ExactEntry, ExactStore, MaybePromise } from '../store.js';

type Run = () => void | Promise<void>;

/** The two functions of a test runner (vitest, jest, node:test) that the suite needs. */
export interface TestRunner {
  describe(name: string, suite: () => void): unknown;
  it(name: string, test: Run): unknown;
}

/** The driver under test, and the test runner to use. */
export interface StoreContractOptions {
  readonly name: string;
  readonly runner: TestRunner;
  /** A new and empty store for each test. The suite moves `now` and never waits; it closes the store. */
  createStore(options: { readonly now: () => number; readonly maxBytes: number }): MaybePromise<ExactStore<unknown>>;
}

const SIGNAL = new AbortController().signal;
const NOON_MS = Date.UTC(2030, 0, 1, 12);
const MAX_BYTES = 64 * 1024;
/** Entries that fit, with as many again. */
const LISTED = 60;

/** What every exact store must do, as a suite that each driver's tests run. */
export function storeContract({ name, runner, createStore }: StoreContractOptions): void {
  const { describe, it } = runner;

  const withStore = (test: (store: ExactStore<unknown>, clock: { ms: number }) => Promise<void>): Run => {
    return async () => {
      const clock = { ms: NOON_MS };
      const store = await createStore({ now: () => clock.ms, maxBytes: MAX_BYTES });
      try {
        await test(store, clock);
      } finally {
        await store.close();
      }
    };
  };

  describe(`${name} keeps the contract of an exact store`, () => {
    for (const [title, test] of Object.entries(RULES)) it(title, withStore(test));
  });
}

type Rule = (store: ExactStore<unknown>, clock: { ms: number }) => Promise<void>;

const RULES: Readonly<Record<string, Rule>> = {
  'gives back the entry that was put': async (store) => {
    const entry = entryOf({ text: 'naïve ☃ 𝄞', list: [1, -0.5, null, true], nested: { empty: {} } });
    assert.equal(await store.put('key', entry, SIGNAL), true);
    // When it was begun is of use to the store alone.
    for (let read = 0; read < 2; read += 1) {
      assert.deepEqual({ ...(await store.get('key', SIGNAL)), sequence: entry.sequence }, entry);
    }
  },
  'knows nothing of a key that was never put': async (store) => {
    assert.equal(await store.get('key', SIGNAL), undefined);
    assert.equal(await store.purge({ key: 'key' }, SIGNAL), 0);
  },
  'keeps keys apart that look alike': async (store) => {
    const keys = ['a', 'A', 'a ', 'a:b', 'a*', '', '__proto__', 'ä'];
    for (const key of keys) await store.put(key, entryOf(`value of ${key}`), SIGNAL);
    for (const key of keys) assert.equal((await store.get(key, SIGNAL))?.value, `value of ${key}`);
  },
  'replaces what the key held': async (store) => {
    await store.put('key', entryOf('old'), SIGNAL);
    await store.put('key', entryOf('new'), SIGNAL);
    assert.equal((await store.get('key', SIGNAL))?.value, 'new');
    assert.equal((await store.stats(SIGNAL)).entries, 1);
  },
  'may be looked into, and shows what it would give': async (store, clock) => {
    if (store.peek === undefined) return;
    const entry = entryOf('value');
    await store.put('key', entry, SIGNAL);
    assert.equal((await store.peek('key', SIGNAL))?.value, 'value');
    assert.equal(await store.peek('other', SIGNAL), undefined);
    clock.ms = entry.expiresAtMs;
    assert.equal(await store.peek('key', SIGNAL), undefined);
  },
  'serves an entry until the millisecond in which it expires': async (store, clock) => {
    const entry = entryOf('value');
    await store.put('key', entry, SIGNAL);
    clock.ms = entry.expiresAtMs - 1;
    assert.equal((await store.get('key', SIGNAL))?.value, 'value');
    clock.ms = entry.expiresAtMs;
    assert.equal(await store.get('key', SIGNAL), undefined);
  },
  'forgets what is purged by key, and only that': async (store) => {
    await store.put('one', entryOf(1), SIGNAL);
    await store.put('two', entryOf(2), SIGNAL);
    assert.equal(await store.purge({ key: 'one' }, SIGNAL), 1);
    assert.equal(await store.purge({ key: 'one' }, SIGNAL), 0);
    assert.equal(await store.get('one', SIGNAL), undefined);
    assert.equal((await store.get('two', SIGNAL))?.value, 2);
  },
  'forgets what is purged by tag, and only that': async (store) => {
    await store.put('one', entryOf(1, { tags: ['a', 'b'] }), SIGNAL);
    await store.put('two', entryOf(2, { tags: ['b'] }), SIGNAL);
    await store.put('three', entryOf(3, { tags: ['ab'] }), SIGNAL);
    assert.equal(await store.purge({ tag: 'b' }, SIGNAL), 2);
    assert.equal(await store.get('one', SIGNAL), undefined);
    assert.equal((await store.get('three', SIGNAL))?.value, 3);
    assert.equal(await store.purge({ tag: 'b' }, SIGNAL), 0);
  },
  'forgets what is purged by tenant, and only that': async (store) => {
    await store.put('one', entryOf(1, { tenant: 'acme' }), SIGNAL);
    await store.put('two', entryOf(2, { tenant: 'acme2', tags: ['acme'] }), SIGNAL);
    await store.put('three', entryOf(3), SIGNAL);
    assert.equal(await store.purge({ tenant: 'acme' }, SIGNAL), 1);
    assert.equal(await store.get('one', SIGNAL), undefined);
    assert.equal((await store.get('two', SIGNAL))?.value, 2);
    assert.equal((await store.get('three', SIGNAL))?.value, 3);
  },
  'purges everything and counts it': async (store) => {
    for (let index = 0; index < 10; index += 1) await store.put(`key ${index}`, entryOf(index), SIGNAL);
    assert.equal(await store.purge({ all: true }, SIGNAL), 10);
    assert.equal(await store.get('key 3', SIGNAL), undefined);
    assert.equal((await store.stats(SIGNAL)).entries, 0);
    assert.equal(await store.purge({ all: true }, SIGNAL), 0);
  },
  'takes nothing that was begun before a purge which reaches it': async (store) => {
    const purges: readonly Purge[] = [{ key: 'key' }, { tag: 'a' }, { tenant: 'acme' }, { all: true }];
    for (const purge of purges) {
      const entry = entryOf('old', { tenant: 'acme', tags: ['a'], sequence: store.sequence });
      await store.purge(purge, SIGNAL);
      assert.equal(await store.put('key', entry, SIGNAL), false);
      assert.equal(await store.get('key', SIGNAL), undefined);
      const fresh = entryOf('new', { tenant: 'acme', tags: ['a'], sequence: store.sequence });
      assert.equal(await store.put('key', fresh, SIGNAL), true);
    }
    const other = entryOf('other', { tenant: 'other', tags: ['c'], sequence: store.sequence });
    await store.purge({ tag: 'a' }, SIGNAL);
    assert.equal(await store.put('other', other, SIGNAL), true);
  },
  'numbers its purges': async (store) => {
    const before = store.sequence;
    await store.purge({ key: 'key' }, SIGNAL);
    assert.ok(store.sequence > before);
  },
  'is ready': async (store) => {
    await store.get('key', SIGNAL);
    assert.deepEqual(store.health(), { state: 'ready' });
  },
  'lists what it would give, by key': async (store) => {
    const keys = ['a', 'a:b', '', '__proto__', 'ä ☃', '\ud800', 'x'.repeat(3_000)];
    const put = keys.map((key) => [key, entryOf({ of: key }, { tenant: 'acme', tags: ['t', key] })] as const);
    for (const [key, entry] of put) await store.put(key, entry, SIGNAL);
    const listed = await listedBy(store);
    assert.equal(listed.size, keys.length);
    for (const [key, entry] of put) {
      assert.deepEqual({ ...listed.get(key), sequence: entry.sequence }, entry);
    }
  },
  'lists nothing that has expired or was purged': async (store, clock) => {
    const short = entryOf('short');
    await store.put('expired', short, SIGNAL);
    const later = { expiresAtMs: short.expiresAtMs + 1 };
    await store.put('stays', entryOf('stays', later), SIGNAL);
    for (const purged of ['key', 'tag', 'tenant']) {
      await store.put(purged, entryOf(purged, { tenant: `of ${purged}`, tags: [`tag ${purged}`], ...later }), SIGNAL);
    }
    await store.purge({ key: 'key' }, SIGNAL);
    await store.purge({ tag: 'tag tag' }, SIGNAL);
    await store.purge({ tenant: 'of tenant' }, SIGNAL);
    clock.ms = short.expiresAtMs;
    assert.deepEqual([...(await listedBy(store)).keys()], ['stays']);
    await store.purge({ all: true }, SIGNAL);
    assert.deepEqual(await listedBy(store), new Map());
  },
  'lists what stays while others come, go and are read': async (store) => {
    const keyOf = (index: number): string => `key ${index}`;
    for (let index = 0; index < LISTED; index += 1) await store.put(keyOf(index), entryOf(index), SIGNAL);
    const seen = new Set<string>();
    const goes = (index: number): boolean => index % 3 === 0;
    for await (const [key] of store.entries(SIGNAL)) {
      const step = seen.size;
      seen.add(key);
      if (step >= LISTED / 3) continue;
      await store.purge({ key: keyOf(3 * step) }, SIGNAL);
      await store.put(`new ${step}`, entryOf(step), SIGNAL);
      await store.get(keyOf(LISTED - 1 - step), SIGNAL);
    }
    for (let index = 0; index < LISTED; index += 1) assert.ok(goes(index) || seen.has(keyOf(index)), keyOf(index));
  },
  'lists nothing more once it is purged': async (store) => {
    for (let index = 0; index < LISTED; index += 1) await store.put(`key ${index}`, entryOf(index), SIGNAL);
    let count = 0;
    for await (const _ of store.entries(SIGNAL)) {
      count += 1;
      if (count === 3) await store.purge({ all: true }, SIGNAL);
    }
    assert.equal(count, 3);
  },
  'stops listing when it is told to': async (store) => {
    for (let index = 0; index < LISTED; index += 1) await store.put(`key ${index}`, entryOf(index), SIGNAL);
    const controller = new AbortController();
    const reason = new Error('enough');
    await assert.rejects(async () => {
      for await (const _ of store.entries(controller.signal)) controller.abort(reason);
    }, reason);
  },
  'counts entries and bytes': async (store) => {
    const before = await store.stats(SIGNAL);
    assert.equal(before.entries, 0);
    await store.put('key', entryOf('x'.repeat(1_000)), SIGNAL);
    const after = await store.stats(SIGNAL);
    assert.equal(after.entries, 1);
    assert.ok(after.bytes >= before.bytes + 1_000);
  },
  'refuses an entry beyond its bound and drops the old one': async (store) => {
    await store.put('key', entryOf('old'), SIGNAL);
    assert.equal(await store.put('key', entryOf('x'.repeat(2 * MAX_BYTES)), SIGNAL), false);
    assert.equal(await store.get('key', SIGNAL), undefined);
  },
  'stays within its bound': async (store) => {
    for (let index = 0; index < 100; index += 1) {
      await store.put(`key ${index}`, entryOf('x'.repeat(MAX_BYTES / 20)), SIGNAL);
      assert.ok((await store.stats(SIGNAL)).bytes <= MAX_BYTES);
    }
    assert.notEqual(await store.get('key 99', SIGNAL), undefined);
  },
  'says truly whether it is synchronous': async (store) => {
    const results = [
      store.put('key', entryOf(1), SIGNAL),
      store.get('key', SIGNAL),
      store.stats(SIGNAL),
      store.purge({ key: 'key' }, SIGNAL),
      store.purge({ all: true }, SIGNAL),
    ];
    await Promise.all(results);
    if (store.capabilities.synchronous) assert.ok(results.every((result) => !(result instanceof Promise)));
  },
  'can be closed twice': async (store) => {
    await store.put('key', entryOf('value'), SIGNAL);
    await store.close();
    await store.close();
  },
};

async function listedBy(store: ExactStore<unknown>): Promise<Map<string, ExactEntry<unknown>>> {
  const listed = new Map<string, ExactEntry<unknown>>();
  for await (const [key, entry] of store.entries(SIGNAL)) listed.set(key, entry);
  return listed;
}

function entryOf(value: unknown, facts: Partial<ExactEntry<unknown>> = {}): ExactEntry<unknown> {
  const sizeBytes = 100 + 2 * JSON.stringify(value).length;
  const times = { storedAtMs: NOON_MS, freshUntilMs: NOON_MS + 30_000, expiresAtMs: NOON_MS + 60_000 };
  return { value, ...times, sizeBytes, tenant: '', tags: [], sequence: Number.MAX_SAFE_INTEGER, ...facts };
}
