export type { RedisTls } from '@isartor/redis';
export { RedisCallError } from '@isartor/redis';
export { createRedisStore } from './redis-store.js';
export type { RedisStoreOptions } from './redis-store-options.js';
