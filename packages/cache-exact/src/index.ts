export type { Purge } from '@isartor/core';
export {
  exactKey,
  isCacheable,
  isStorable,
  type UncacheableReason,
  type UnstorableReason,
  uncacheableReason,
  unstorableReason,
} from '@isartor/core';
export type { CallLimits } from './ask-store.js';
export type { CacheTurns } from './cache-turns.js';
export { type ExactCacheConfig, exactCacheConfig } from './config.js';
export {
  type CacheHit,
  createExactCache,
  type ExactCache,
  type ExactCacheOptions,
  type ExactCacheStats,
  type GetOptions,
  type PutOptions,
  type WrapOptions,
} from './exact-cache.js';
export { type ExactCacheLayerOptions, exactCacheLayer } from './exact-cache-layer.js';
export { type ExactCacheToExplain, type ExactExplanation, explainExactCache } from './explain-exact-cache.js';
export type { RestorableEntry, Restore, RestoreOutcome } from './restore.js';
export type {
  ExactEntry,
  ExactStore,
  KeyedEntry,
  MaybePromise,
  StoreCapabilities,
  StoreHealth,
  StoreStats,
} from './store.js';
export type { StoreBudget } from './store-budget.js';
export { createMemoryStore, type MemoryStoreOptions } from './stores/memory-store.js';
export { createTieredStore, type SharedStoreSignals, type TieredStoreOptions } from './stores/tiered-store.js';
export { type ExactCacheSpans, exactCacheMetrics, exactCacheSpans } from './telemetry.js';
export type { Turn, Turns } from './turns.js';
