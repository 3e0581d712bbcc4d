import { hasRedis, startRedis } from '@isartor/testing';
import { afterAll, describe, it } from 'vitest';
import { contractPairs, contractStores } from '../../../test/redis/contract-store.js';
import { entryStoreContract } from '../../testing/entry-store-contract.js';
import { sharedStoreContract } from '../../testing/shared-store-contract.js';

describe.skipIf(!hasRedis)('createRedisStore', async () => {
  const server = hasRedis ? await startRedis() : undefined;
  afterAll(() => server?.stop());
  const url = `redis://127.0.0.1:${server?.port}`;
  entryStoreContract({ name: 'a store in Redis', runner: { describe, it }, createStore: contractStores({ url }) });
  sharedStoreContract({ name: 'a store in Redis', runner: { describe, it }, createStores: contractPairs({ url }) });
});
