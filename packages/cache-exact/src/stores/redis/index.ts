export { createRedisStore, type RedisStore } from './redis-store.js';
export type { RedisStoreOptions } from './redis-store-options.js';
export type { RedisTls } from './session.js';
export { RedisStoreError } from './store-error.js';
