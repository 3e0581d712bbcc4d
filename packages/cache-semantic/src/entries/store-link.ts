import type { EntryRecord, EntryStore } from '../stores/entry-store.js';

/** Tells a store what happens, without waiting for it. */
export interface StoreLink<Value> {
  /** A number for a new entry; nothing while none is to be had. */
  takeId(): number | undefined;
  put(record: EntryRecord<Value>, begun: number): void;
  /** They are wrong, replaced or expired. */
  forget(ids: readonly number[]): void;
  /** There was no room for them here. */
  evict(ids: readonly number[]): void;
  /** Rejects where the store does. */
  forgetForGood(ids: readonly number[]): Promise<void>;
  /** Ends when `work` has; never rejects. */
  ask(work: (store: EntryStore<Value>) => unknown): Promise<void>;
}

/** How a link behaves. */
export interface StoreLinkOptions {
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/** Reports what fails until `signal` aborts. Without a store nothing is told. */
export function createStoreLink<Value>(
  store: EntryStore<Value> | undefined,
  { signal, onError }: StoreLinkOptions,
): StoreLink<Value> {
  let lastId = 0;
  const ask: StoreLink<Value>['ask'] = async (work) => {
    try {
      if (store !== undefined) await work(store);
    } catch (error) {
      if (!signal.aborted) onError(error);
    }
  };
  const forget = (ids: readonly number[]): void => {
    if (ids.length > 0) void ask((told) => told.remove(ids));
  };
  return {
    ask,
    forget,
    takeId() {
      if (store === undefined) {
        lastId += 1;
        return lastId;
      }
      const id = store.takeId();
      if (id === undefined) onError(new Error('The store has no number for a new entry'));
      return id;
    },
    put: (record, begun) => void ask((told) => told.put(record, begun)),
    evict(ids) {
      if (store?.capabilities.shared === false) forget(ids);
    },
    async forgetForGood(ids) {
      if (ids.length > 0) await store?.remove(ids);
    },
  };
}
