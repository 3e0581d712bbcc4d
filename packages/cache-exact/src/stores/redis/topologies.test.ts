import { rmSync } from 'node:fs';
import { createCertificate, freePort, hasRedis, startCluster, startRedis, startSentinel } from '@isartor/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { entryWith } from '../../../test/entries.ts';
import { contractStores } from '../../../test/redis/contract-store.ts';
import { storeContract } from '../../testing/index.js';
import { createRedisStore } from './index.js';

const signal = new AbortController().signal;
const runner = { describe, it };

describe.skipIf(!hasRedis)('with a password and a database', async () => {
  const PASSWORD = 'p@ss:w/rd';
  const server = hasRedis
    ? await startRedis({ args: ['--requirepass', PASSWORD], cliArgs: ['-a', PASSWORD, '-n', '3'] })
    : undefined;
  afterAll(() => server?.stop());
  const url = (password: string) => `redis://default:${encodeURIComponent(password)}@127.0.0.1:${server?.port}/3`;
  storeContract({ name: 'there', runner, createStore: contractStores({ url: url(PASSWORD) }) });

  it('writes to that database only', async () => {
    const store = createRedisStore({ url: url(PASSWORD), keyPrefix: 'here:', timeoutMs: 5_000 });
    await store.put('key', entryWith('value'), signal);
    await store.close();
    expect(server?.cli('GET', 'here:e:key')).toContain('"value"');
  });

  it('needs no more rights than over its own keys and channel', async () => {
    server?.cli(
      'ACL',
      'SETUSER',
      'app',
      'on',
      '>pw',
      'resetkeys',
      'resetchannels',
      '~app:*',
      '&app:*',
      '+@all',
      '-@admin',
    );
    const rights = {
      url: `redis://app:pw@127.0.0.1:${server?.port}`,
      keyPrefix: 'app:',
      staleSeconds: 1,
      timeoutMs: 5_000,
    };
    const store = createRedisStore(rights);
    expect(await store.put('key', entryWith('value', { tags: ['a'] }), signal)).toBe(true);
    expect(store.health()).toEqual({ state: 'ready' });
    expect(await store.purge({ tag: 'a' }, signal)).toBe(1);
    await store.close();
  });

  it('works with fewer rights, but tells that purges come late', async () => {
    server?.cli('ACL', 'SETUSER', 'few', 'on', '>pw', 'resetkeys', 'resetchannels', '~few:*', '+@all', '-@dangerous');
    const rights = {
      url: `redis://few:pw@127.0.0.1:${server?.port}`,
      keyPrefix: 'few:',
      staleSeconds: 1,
      timeoutMs: 5_000,
    };
    const [one, other] = [createRedisStore(rights), createRedisStore(rights)];
    expect(await one.put('key', entryWith('value', { tags: ['a'] }), signal)).toBe(true);
    expect(await other.get('key', signal)).toBeDefined();
    expect(one.health()).toEqual({ state: 'degraded', reason: 'purges come late' });
    expect(await one.purge({ tag: 'a' }, signal)).toBe(1);
    expect(other.sequence).toBe(one.sequence);
    await Promise.all([one.close(), other.close()]);
  });

  it('says why it is not let in, and nothing of the password', async () => {
    const store = createRedisStore({ url: url('wrong-secret'), timeoutMs: 5_000 });
    expect(await store.get('key', signal)).toBeUndefined();
    expect(store.health()).toEqual({ state: 'down', reason: 'not authorised' });
    const failure = await store.purge({ all: true }, signal).catch((error: unknown) => error);
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('secret');
    await store.close();
  });
});

describe.skipIf(!hasRedis)('over TLS', async () => {
  const certificate = hasRedis ? createCertificate() : undefined;
  const { certFile = '', keyFile = '', pem = '', folder = '' } = certificate ?? {};
  const files = ['--tls-cert-file', certFile, '--tls-key-file', keyFile, '--tls-ca-cert-file', certFile];
  const server = hasRedis ? await startTls(files, certFile) : undefined;
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const url = `rediss://127.0.0.1:${server?.port}`;
  storeContract({ name: 'there', runner, createStore: contractStores({ url, tls: { ca: pem } }) });

  it('trusts no server that nobody vouches for', async () => {
    const store = createRedisStore({ url, timeoutMs: 5_000 });
    await store.get('key', signal);
    expect(store.health()).toEqual({ state: 'down', reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    await store.close();
  });
});

async function startTls(files: readonly string[], certFile: string) {
  const port = await freePort();
  const args = ['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no', ...files];
  return startRedis({ port, args, cliArgs: ['--tls', '--cacert', certFile] });
}

describe.skipIf(!hasRedis)('in a cluster', async () => {
  const cluster = hasRedis ? await startCluster() : undefined;
  afterAll(() => cluster?.stop());
  const { url = '', nodes = [] } = cluster ?? {};
  storeContract({ name: 'there', runner, createStore: contractStores({ url }) });

  it('spreads entries over the nodes and purges them everywhere', async () => {
    const store = createRedisStore({ url, keyPrefix: 'spread:', staleSeconds: 1, timeoutMs: 5_000 });
    for (let index = 0; index < 30; index += 1) {
      expect(await store.put(`key ${index}`, entryWith(index, { tags: ['all of them'] }), signal)).toBe(true);
    }
    const held = () => nodes.map((node) => node.cli('--scan', '--pattern', 'spread:e:*').split('\n').length);
    expect(Math.min(...held())).toBeGreaterThan(1);
    expect((await store.stats(signal)).entries).toBe(30);
    expect(await store.purge({ tag: 'all of them' }, signal)).toBe(30);
    expect(await store.put('key', entryWith(1), signal)).toBe(true);
    expect(await store.purge({ all: true }, signal)).toBe(1);
    await store.close();
  });

  it('tells every replica of a purge at once', async () => {
    const options = { url, keyPrefix: 'told:', staleSeconds: 120, timeoutMs: 5_000 };
    const [one, other] = [createRedisStore(options), createRedisStore(options)];
    await Promise.all([one.get('key', signal), other.get('key', signal)]);
    for (const node of nodes)
      if (node.cli('EXISTS', 'told:meta') === '1') node.cli('HSET', 'told:meta', 'created', '0');
    await one.purge({ key: 'key' }, signal);
    expect(other.sequence).toBe(one.sequence);
    await Promise.all([one.close(), other.close()]);
  });

  it.each([0, 1, 2])(
    'does without node %i while it hangs',
    async (index) => {
      const store = createRedisStore({ url, keyPrefix: 'hang:', staleSeconds: 1, timeoutMs: 200 });
      const put = (key: string) => store.put(key, entryWith(key), signal).catch(() => false);
      await expect.poll(() => put('key')).toBe(true);
      nodes[index]?.signal('SIGSTOP');
      const began = performance.now();
      for (let count = 0; count < 20; count += 1) await store.get(`key ${count}`, signal).catch(() => {});
      expect(performance.now() - began).toBeLessThan(20 * 400);
      nodes[index]?.signal('SIGCONT');
      for (let count = 0; count < 5; count += 1) {
        await expect.poll(() => put(`key ${count}`), { timeout: 15_000 }).toBe(true);
      }
      expect(store.health()).toEqual({ state: 'ready' });
      await store.close();
    },
    30_000,
  );

  it('is away when no node answers', async () => {
    const store = createRedisStore({ url: 'redis+cluster://127.0.0.1:1,127.0.0.1:2', timeoutMs: 100 });
    await store.get('key', signal).catch(() => {});
    await expect.poll(() => store.health().state, { timeout: 10_000 }).toBe('down');
    expect(await store.get('key', signal)).toBeUndefined();
    await store.close();
  });
});

describe.skipIf(!hasRedis)('behind sentinels', async () => {
  const setup = hasRedis ? await startSentinel() : undefined;
  afterAll(() => setup?.stop());
  const { url = '' } = setup ?? {};
  storeContract({ name: 'there', runner, createStore: contractStores({ url }) });

  it('goes on with the new master after a failover, and starts empty there', async () => {
    const store = createRedisStore({ url, keyPrefix: 'failover:', staleSeconds: 1, timeoutMs: 1_000 });
    expect(await store.put('key', entryWith('old'), signal)).toBe(true);
    setup?.master.signal('SIGSTOP');
    const isStored = async () => store.put('new', entryWith('new'), signal).catch(() => false);
    await expect.poll(isStored, { timeout: 20_000, interval: 100 }).toBe(true);
    expect((await store.get('new', signal))?.value).toBe('new');
    // What the new master does not know it has lost, nobody can tell.
    expect(await store.get('key', signal)).toBeUndefined();
    expect(setup?.sentinel.cli('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'main')).toContain(String(setup?.replica.port));
    await store.close();
  }, 30_000);
});
