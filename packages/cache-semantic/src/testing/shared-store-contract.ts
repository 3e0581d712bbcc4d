import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Purge } from '@isartor/core';
import type { EntryRecord, EntryStore } from '../stores/entry-store.js';
import type { SharedChanges, SharedEntries } from '../stores/shared-entries.js';
import { recordOf } from './record-of.js';
import type { Run, TestRunner } from './test-runner.js';

/** The driver under test, and the test runner to use. */
export interface SharedStoreContractOptions {
  readonly name: string;
  readonly runner: TestRunner;
  /** Two stores with the same entries, of which there are none yet, for each test. The suite closes them. */
  createStores(): Promise<readonly [EntryStore<unknown>, EntryStore<unknown>]>;
}

/** What every store must do whose entries several processes share, as a suite that each driver's tests run. */
export function sharedStoreContract({ name, runner, createStores }: SharedStoreContractOptions): void {
  const withStores = (test: (one: Followed, other: Followed) => Promise<void>): Run => {
    return async () => {
      const stores = await createStores();
      try {
        const [one, other] = stores.map(follow);
        assert.ok(one !== undefined && other !== undefined);
        await until('both are current', () => one.sharing.isCurrent && other.sharing.isCurrent);
        await test(one, other);
      } finally {
        for (const store of stores) await store.close();
      }
    };
  };
  runner.describe(`${name} keeps the contract of a shared store of entries`, () => {
    for (const [title, test] of Object.entries(RULES)) runner.it(title, withStores(test));
  });
}

/** A store, and all that it tells. */
interface Followed {
  readonly store: EntryStore<unknown>;
  readonly sharing: SharedEntries<unknown>;
  readonly held: ReadonlyMap<number, EntryRecord<unknown>>;
}

const RULES: Readonly<Record<string, (one: Followed, other: Followed) => Promise<void>>> = {
  'tells each process of what any of them puts and removes': async (one, other) => {
    const records = Array.from({ length: 20 }, () => recordOf(one.store.takeId() ?? 0));
    for (const record of records) await one.store.put(record);
    await until('all have come', () => other.held.size === records.length);
    for (const record of records) assert.deepEqual(other.held.get(record.id), record);
    const gone = records.slice(0, 5).map(({ id }) => id);
    await other.store.remove(gone);
    await until('they are gone', () => gone.every((id) => !one.held.has(id)));
    assert.equal(one.held.size, records.length - gone.length);
  },
  'gives each process other numbers': async (one, other) => {
    const numbers = [one, other].flatMap(({ store }) => Array.from({ length: 1_000 }, () => store.takeId()));
    assert.ok(numbers.every((number) => number !== undefined && number >= 1));
    assert.equal(new Set(numbers).size, numbers.length);
  },
  'tells what was there before, sources before their aliases': async (one, other) => {
    const [alias = 0] = [one.store.takeId()];
    const source = other.store.takeId() ?? 0;
    await other.store.put(recordOf(source));
    await one.store.put(recordOf(alias, { answer: { aliasOf: source } }));
    const listed: number[] = [];
    for await (const { id } of one.store.entries(new AbortController().signal)) listed.push(id);
    assert.deepEqual(listed, [source, alias]);
  },
  'numbers purges for all, and has them hold everywhere when they have ended': async (one, other) => {
    const [near, far] = [one.store.takeId() ?? 0, one.store.takeId() ?? 0];
    const begun = other.sharing.purges.sequence;
    await one.store.put(recordOf(near, { tags: ['a'] }));
    await one.store.put(recordOf(far, { tags: ['b'] }));
    let told = 0;
    other.sharing.onPurge(() => {
      told += 1;
    });
    assert.equal(await purge(one, { tag: 'a' }), 1);
    assert.ok(told > 0);
    const { purges } = other.sharing;
    assert.equal(purges.sequence, one.sharing.purges.sequence);
    assert.equal(purges.hasReached(begun, '', { tenant: '', tags: ['a'] }), true);
    assert.equal(purges.hasReached(begun, '', { tenant: '', tags: ['b'] }), false);
    assert.equal(purges.hasReached(purges.sequence, '', { tenant: '', tags: ['a'] }), false);
    await one.store.put(recordOf(one.store.takeId() ?? 0, { tags: ['a'] }), begun);
    assert.equal(await purge(other, { all: true }), 1);
  },
};

function follow(store: EntryStore<unknown>): Followed {
  const { sharing } = store;
  assert.ok(sharing !== undefined && store.capabilities.shared);
  const held = new Map<number, EntryRecord<unknown>>();
  let unseen = new Set<number>();
  const changes: SharedChanges<unknown> = {
    begin() {
      unseen = new Set(held.keys());
    },
    has: (id) => held.has(id),
    put(record) {
      unseen.delete(record.id);
      held.set(record.id, record);
    },
    remove(ids) {
      for (const id of ids) held.delete(id);
    },
    async end() {
      for (const id of unseen) held.delete(id);
    },
  };
  void sharing.follow(changes, new AbortController().signal);
  return { store, sharing, held };
}

const purge = ({ sharing }: Followed, what: Purge): Promise<number> => sharing.purge(what, AbortSignal.timeout(30_000));

/** Looks again and again, for ten seconds. */
async function until(what: string, isSo: () => boolean): Promise<void> {
  const endsMs = performance.now() + 10_000;
  while (!isSo()) {
    assert.ok(performance.now() < endsMs, `It did not come to be that ${what}`);
    await wait(5);
  }
}
