import type { EntryRecord, EntryStore } from '../stores/entry-store.js';

/** Tells a store what happens, without waiting for it. */
export interface StoreLink<Value> {
  put(record: EntryRecord<Value>): void;
  forget(ids: readonly number[]): void;
  /** Rejects where the store does. */
  forgetForGood(ids: readonly number[]): Promise<void>;
  /** Ends when `work` has; never rejects. */
  ask(work: (store: EntryStore<Value>) => unknown): Promise<void>;
}

/** Reports what fails until `signal` aborts. Without a store nothing is told. */
export function createStoreLink<Value>(
  store: EntryStore<Value> | undefined,
  { signal, onError }: { readonly signal: AbortSignal; readonly onError: (error: unknown) => void },
): StoreLink<Value> {
  const ask: StoreLink<Value>['ask'] = async (work) => {
    try {
      if (store !== undefined) await work(store);
    } catch (error) {
      if (!signal.aborted) onError(error);
    }
  };
  return {
    ask,
    put: (record) => void ask((told) => told.put(record)),
    forget(ids) {
      if (ids.length > 0) void ask((told) => told.remove(ids));
    },
    async forgetForGood(ids) {
      if (ids.length > 0) await store?.remove(ids);
    },
  };
}
