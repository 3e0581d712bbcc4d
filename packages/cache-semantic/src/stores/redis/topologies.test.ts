import { rmSync } from 'node:fs';
import { createCertificate, freePort, hasRedis, startCluster, startRedis, startSentinel } from '@isartor/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { answerOf, answers, store } from '../../../test/redis/ask.js';
import { contractPairs, contractStores } from '../../../test/redis/contract-store.js';
import { isReady } from '../../../test/redis/start-caches.js';
import { createSemanticCache } from '../../semantic-cache.js';
import { createBagOfWordsEmbedder } from '../../testing/bag-of-words-embedder.js';
import { entryStoreContract } from '../../testing/entry-store-contract.js';
import { sharedStoreContract } from '../../testing/shared-store-contract.js';
import { createRedisStore } from './index.js';

const runner = { describe, it };
const CAPITAL = 'What is the capital of Bavaria?';

const open = (url: string, keyPrefix = 'isartor:') =>
  createSemanticCache<string>({
    embedder: createBagOfWordsEmbedder(),
    shadowRate: 0,
    store: createRedisStore<string>({ url, keyPrefix, staleSeconds: 1 }),
  });

describe.skipIf(!hasRedis)('with few rights', async () => {
  const server = hasRedis ? await startRedis() : undefined;
  afterAll(() => server?.stop());

  it('needs none beyond its own keys and channel', async () => {
    const rights = ['on', '>pw', 'resetkeys', 'resetchannels', '~app:*', '&app:*', '+@all', '-@admin'];
    server?.cli('ACL', 'SETUSER', 'app', ...rights);
    const [one, other] = [1, 2].map(() => open(`redis://app:pw@127.0.0.1:${server?.port}/0`, 'app:'));
    if (one === undefined || other === undefined) throw new Error('There are two');
    for (const cache of [one, other]) await isReady(cache);
    await store(one, CAPITAL, ['Munich']);
    await answers(other, CAPITAL, 'Munich');
    expect(await other.purge({ all: true })).toBe(1);
    expect(await answerOf(one, CAPITAL)).toBeUndefined();
    await Promise.all([one.close(), other.close()]);
  });
});

describe.skipIf(!hasRedis)('over TLS', async () => {
  const certificate = hasRedis ? createCertificate() : undefined;
  const { certFile = '', keyFile = '', pem = '', folder = '' } = certificate ?? {};
  const server = hasRedis ? await startTls() : undefined;
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const url = `rediss://127.0.0.1:${server?.port}`;
  entryStoreContract({ name: 'there', runner, createStore: contractStores({ url, tls: { ca: pem } }) });

  async function startTls() {
    const port = await freePort();
    const files = ['--tls-cert-file', certFile, '--tls-key-file', keyFile, '--tls-ca-cert-file', certFile];
    const args = ['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no', ...files];
    return startRedis({ port, args, cliArgs: ['--tls', '--cacert', certFile] });
  }
});

describe.skipIf(!hasRedis)('in a cluster', async () => {
  const cluster = hasRedis ? await startCluster() : undefined;
  afterAll(() => cluster?.stop());
  const { url = '', nodes = [] } = cluster ?? {};
  entryStoreContract({ name: 'there', runner, createStore: contractStores({ url }) });
  sharedStoreContract({ name: 'there', runner, createStores: contractPairs({ url }) });

  it('shares and purges, and does without a node while it hangs', async () => {
    const [one, other] = [open(url), open(url)];
    for (const cache of [one, other]) await isReady(cache);
    await store(one, CAPITAL, ['Munich', { tags: ['a'] }]);
    await answers(other, CAPITAL, 'Munich');
    for (const node of nodes) {
      node.signal('SIGSTOP');
      const began = performance.now();
      for (let count = 0; count < 100; count += 1) await answerOf(one, `Question ${count}`);
      expect(performance.now() - began).toBeLessThan(500);
      node.signal('SIGCONT');
      for (const cache of [one, other]) await isReady(cache);
    }
    await store(one, CAPITAL, ['Munich', { tags: ['a'] }]);
    await answers(other, CAPITAL, 'Munich');
    expect(await other.purge({ tag: 'a' })).toBe(1);
    for (const cache of [one, other]) expect(await answerOf(cache, CAPITAL)).toBeUndefined();
    await Promise.all([one.close(), other.close()]);
  }, 60_000);
});

describe.skipIf(!hasRedis)('behind sentinels', async () => {
  const setup = hasRedis ? await startSentinel() : undefined;
  afterAll(() => setup?.stop());
  const { url = '' } = setup ?? {};
  entryStoreContract({ name: 'there', runner, createStore: contractStores({ url }) });

  it('goes on with the new master after a failover, and starts empty there', async () => {
    const [one, other] = [open(url), open(url)];
    for (const cache of [one, other]) await isReady(cache);
    await store(one, CAPITAL, ['Munich']);
    await answers(other, CAPITAL, 'Munich');
    setup?.master.signal('SIGSTOP');
    await Promise.all(
      [one, other].map(async (cache) => {
        await expect.poll(() => cache.health().state, { timeout: 10_000 }).toBe('down');
        await expect.poll(() => cache.health().state, { timeout: 20_000 }).toBe('ready');
        // What the new master does not know it has lost, nobody can tell.
        expect(await answerOf(cache, CAPITAL)).toBeUndefined();
      }),
    );
    await store(other, CAPITAL, ['Munich']);
    await answers(one, CAPITAL, 'Munich');
    await Promise.all([one.close(), other.close()]);
  }, 60_000);
});
