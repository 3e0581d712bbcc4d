import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntryRecord, EntryStore } from './entry-store.js';

/** Entries that are gone through in one turn of the event loop. */
const READ_AT_ONCE = 100;

/**
 * Keeps entries in this process, for as long as it lives: for one cache that takes the place of another. A cache that is
 * the only one needs none, because it has its entries in memory anyway.
 */
export function createMemoryStore<Value>(): EntryStore<Value> {
  const records = new Map<number, EntryRecord<Value>>();
  let lastId = 0;
  return {
    capabilities: { backend: 'memory', durable: false, shared: false },
    takeId() {
      lastId += 1;
      return lastId;
    },
    async *entries(signal) {
      for (const [place, id] of [...records.keys()].entries()) {
        if (place % READ_AT_ONCE === 0) await nextTurn();
        signal.throwIfAborted();
        const record = records.get(id);
        if (record !== undefined) yield record;
      }
    },
    put(record) {
      lastId = Math.max(lastId, record.id);
      records.set(record.id, { ...record, vector: record.vector.slice() });
    },
    remove(ids) {
      for (const id of ids) records.delete(id);
    },
    health: () => ({ state: 'ready' }),
    close: () => {},
  };
}
