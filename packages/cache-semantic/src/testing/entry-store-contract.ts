import assert from 'node:assert/strict';
import type { EntryRecord, EntryStore, MaybePromise } from '../stores/entry-store.js';
import { recordOf } from './record-of.js';
import type { Run, TestRunner } from './test-runner.js';

/** The driver under test, and the test runner to use. */
export interface EntryStoreContractOptions {
  readonly name: string;
  readonly runner: TestRunner;
  /** A new and empty store for each test. The suite closes it. */
  createStore(): MaybePromise<EntryStore<unknown>>;
}

const SIGNAL = new AbortController().signal;

/** What every store of entries must do, as a suite that each driver's tests run. */
export function entryStoreContract({ name, runner, createStore }: EntryStoreContractOptions): void {
  const withStore = (test: (store: EntryStore<unknown>) => Promise<void>): Run => {
    return async () => {
      const store = await createStore();
      try {
        await test(store);
      } finally {
        await store.close();
      }
    };
  };
  runner.describe(`${name} keeps the contract of a store of entries`, () => {
    for (const [title, test] of Object.entries(RULES)) runner.it(title, withStore(test));
  });
}

const RULES: Readonly<Record<string, (store: EntryStore<unknown>) => Promise<void>>> = {
  'gives back what was put': async (store) => {
    const value = { text: 'naïve ☃ 𝄞', list: [1, -0.5, null, true], nested: { empty: {} } };
    const record = recordOf(1, {
      answer: { value, answerKey: 'k', savedTokens: 7 },
      question: 'a\ud800b',
      tags: ['t'],
    });
    await store.put(record);
    assert.deepEqual(await listed(store), [record]);
  },
  'gives back vectors to the last bit, and as their own': async (store) => {
    const vector = Float32Array.from([Math.fround(1 / 3), -0, 1e-38, 0.1]);
    await store.put(recordOf(1, { vector }));
    const before = vector.slice();
    vector.fill(7);
    const [found] = await listed(store);
    assert.deepEqual(found?.vector, before);
  },
  'keeps aliases': async (store) => {
    await store.put(recordOf(1));
    await store.put(recordOf(2, { answer: { aliasOf: 1 } }));
    assert.deepEqual((await listed(store))[1]?.answer, { aliasOf: 1 });
  },
  'lists by growing number': async (store) => {
    for (let id = 1; id <= 300; id += 1) await store.put(recordOf(id));
    const ids = (await listed(store)).map(({ id }) => id);
    assert.deepEqual(
      ids,
      Array.from({ length: 300 }, (_, place) => place + 1),
    );
  },
  'forgets what is removed': async (store) => {
    for (let id = 1; id <= 10; id += 1) await store.put(recordOf(id));
    await store.remove([2, 3, 99]);
    await store.remove([]);
    const ids = (await listed(store)).map(({ id }) => id);
    assert.deepEqual(ids, [1, 4, 5, 6, 7, 8, 9, 10]);
  },
  'gives no number twice, nor one that an entry has or had': async (store) => {
    await store.put(recordOf(4));
    await store.put(recordOf(9));
    await store.remove([9]);
    const [one = 0, other = 0] = [store.takeId(), store.takeId()];
    assert.ok(one > 9 && other > one && Number.isSafeInteger(other));
  },
  'removes what was put just before': async (store) => {
    const put = store.put(recordOf(1));
    const removed = store.remove([1]);
    await Promise.all([put, removed]);
    assert.deepEqual(await listed(store), []);
  },
  'stops listing when it is told to': async (store) => {
    for (let id = 1; id <= 300; id += 1) await store.put(recordOf(id));
    const controller = new AbortController();
    const reason = new Error('enough');
    await assert.rejects(async () => {
      for await (const _ of store.entries(controller.signal)) controller.abort(reason);
    }, reason);
  },
  'is ready, and can be closed twice': async (store) => {
    await store.put(recordOf(1));
    assert.deepEqual(store.health(), { state: 'ready' });
    await store.close();
    await store.close();
  },
};

async function listed(store: EntryStore<unknown>): Promise<readonly EntryRecord<unknown>[]> {
  const records: EntryRecord<unknown>[] = [];
  for await (const record of store.entries(SIGNAL)) records.push(record);
  return records;
}
