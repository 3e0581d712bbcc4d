import { hasRedis, startRedis } from '@isartor/testing';
import { afterAll, describe, it } from 'vitest';
import { contractStores } from '../../../test/redis/contract-store.ts';
import { storeContract } from '../../testing/index.js';

describe.skipIf(!hasRedis)('createRedisStore', async () => {
  const server = hasRedis ? await startRedis() : undefined;
  afterAll(() => server?.stop());
  const url = process.env.REDIS_URL ?? `redis://127.0.0.1:${server?.port}`;
  const keyPrefix = `contract-${process.pid}:`;
  storeContract({ name: 'the Redis store', runner: { describe, it }, createStore: contractStores({ url, keyPrefix }) });
});
