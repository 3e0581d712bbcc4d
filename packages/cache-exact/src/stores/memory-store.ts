import { LRUCache } from 'lru-cache';
import { EXACT_CACHE_DEFAULTS } from '../config.js';
import type { ExactEntry, ExactStore } from '../store.js';

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

/** Keeps entries in this process, least recently used ones dropped first. Values are shared, not copied. */
export function createMemoryStore<Value>(options: MemoryStoreOptions = {}): ExactStore<Value> {
  const { maxEntries = EXACT_CACHE_DEFAULTS.maxEntries, maxBytes = EXACT_CACHE_DEFAULTS.maxBytes } = options;
  const now = options.now ?? Date.now;
  const entries = new LRUCache<string, ExactEntry<Value>>({ max: maxEntries, maxSize: maxBytes });

  return {
    capabilities: { backend: 'memory', synchronous: true },
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined || entry.expiresAtMs > now()) return entry;
      entries.delete(key);
      return undefined;
    },
    put(key, entry) {
      const size = Math.ceil(entry.sizeBytes) + key.length + ENTRY_OVERHEAD_BYTES;
      if (size > maxBytes) {
        entries.delete(key);
        return false;
      }
      entries.set(key, entry, { size });
      return true;
    },
    delete: (key) => entries.delete(key),
    clear() {
      const count = entries.size;
      entries.clear();
      return count;
    },
    stats: () => ({ entries: entries.size, bytes: entries.calculatedSize }),
    close: () => entries.clear(),
  };
}
