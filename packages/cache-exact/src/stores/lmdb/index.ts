export { createLmdbStore } from './lmdb-store.js';
export type { LmdbStoreOptions } from './lmdb-store-options.js';
