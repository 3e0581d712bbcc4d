import { setImmediate as nextTurn } from 'node:timers/promises';
import { createPurgeLog, reaches } from '@isartor/core';
import { LRUCache } from 'lru-cache';
import { EXACT_CACHE_DEFAULTS } from '../config.js';
import type { ExactEntry, ExactStore, KeyedEntry } from '../store.js';

/** Bounds of a memory store; those left out take the defaults of `exactCacheConfig`. */
export interface MemoryStoreOptions {
  readonly maxEntries?: number;
  /** Bound on the sum of keys, values (`sizeBytes`) and bookkeeping. */
  readonly maxBytes?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Bookkeeping of one entry beside its key and value, measured: the entry itself and its slots in the LRU list. */
const ENTRY_OVERHEAD_BYTES = 200;

/** Entries that are gone through in one turn of the event loop. */
const LISTED_AT_ONCE = 200;

/** Keeps entries in this process, least recently used ones dropped first. Values are shared, not copied. */
export function createMemoryStore<Value>(options: MemoryStoreOptions = {}): ExactStore<Value> {
  const { maxEntries = EXACT_CACHE_DEFAULTS.maxEntries, maxBytes = EXACT_CACHE_DEFAULTS.maxBytes } = options;
  const now = options.now ?? Date.now;
  const purges = createPurgeLog();
  let evictions = 0;
  let isClosed = false;
  const entries = new LRUCache<string, ExactEntry<Value>>({
    max: maxEntries,
    maxSize: maxBytes,
    dispose: (_entry, _key, reason) => {
      if (reason === 'evict') evictions += 1;
    },
  });

  const drop = (keys: readonly string[]): number => keys.filter((key) => entries.delete(key)).length;

  // The order of the list changes with every hit, so the keys are noted first: they are shared with it and take little room.
  async function* list(signal: AbortSignal): AsyncGenerator<KeyedEntry<Value>> {
    for (const [index, key] of [...entries.keys()].entries()) {
      if (index % LISTED_AT_ONCE === 0) await nextTurn();
      signal.throwIfAborted();
      if (isClosed) throw new Error('The cache in memory is closed');
      const entry = entries.peek(key);
      if (entry !== undefined && entry.expiresAtMs > now()) yield [key, entry];
    }
  }

  return {
    capabilities: { backend: 'memory', synchronous: true, durable: false, shared: false },
    get sequence() {
      return purges.sequence;
    },
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined || entry.expiresAtMs > now()) return entry;
      entries.delete(key);
      return undefined;
    },
    peek(key) {
      const entry = entries.peek(key);
      return entry === undefined || entry.expiresAtMs > now() ? entry : undefined;
    },
    put(key, entry) {
      if (purges.hasReached(entry.sequence, key, entry)) return false;
      const size = Math.ceil(entry.sizeBytes) + key.length + ENTRY_OVERHEAD_BYTES;
      if (size > maxBytes) {
        entries.delete(key);
        return false;
      }
      entries.set(key, entry, { size });
      return true;
    },
    purge(purge) {
      purges.note(purge);
      if ('key' in purge) return drop([purge.key]);
      return drop([...entries.entries()].flatMap(([key, entry]) => (reaches(purge, key, entry) ? [key] : [])));
    },
    entries: list,
    stats: () => ({ entries: entries.size, bytes: entries.calculatedSize, evictions, droppedWrites: 0 }),
    health: () => ({ state: 'ready' }),
    close() {
      isClosed = true;
      entries.clear();
    },
  };
}
