import { hasRedis, startRedis, type TestRedis } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRedisUrl } from './address.js';
import { type Connection, createConnection } from './connection.js';
import { openSession } from './open-session.js';
import { callErrorOf } from './redis-call-error.js';
import { createScript, runScript } from './script.js';
import type { Session } from './session.js';

describe.skipIf(!hasRedis)('a connection to Redis', () => {
  let redis: TestRedis;
  let connection: Connection;
  let changes: number;
  const connect = (port: number): Connection => {
    const address = parseRedisUrl(`redis://127.0.0.1:${port}`);
    return createConnection({
      open: (signal, onDown) => openSession({ address, tls: undefined, connectTimeoutMs: 1000, onDown }, signal),
      join: async () => {},
      openTimeoutMs: 2000,
      random: () => 0,
      onChange: () => {
        changes += 1;
      },
    });
  };
  const open = async (): Promise<Session> => {
    const session = await connection.obtain();
    if (session === undefined) throw new Error(`There is no session: ${connection.reason}`);
    return session;
  };

  beforeEach(async () => {
    redis = await startRedis();
    changes = 0;
    connection = connect(redis.port);
  });
  afterEach(async () => {
    connection.close();
    await redis.stop();
  });

  it('opens when it is first asked for, and gives the same session to all', async () => {
    expect([connection.session, connection.reason]).toEqual([undefined, 'connecting']);
    const [one, other] = await Promise.all([open(), open()]);
    expect(one).toBe(other);
    expect(connection.obtain()).toBe(one);
    expect(changes).toBe(1);
  });

  it('sends commands, runs scripts by their hash, and hears messages', async () => {
    const session = await open();
    const heard: string[] = [];
    await session.subscribe('news', () => heard.push('news'));
    expect(String(await session.send('key', ['SET', 'key', 'value']))).toBe('OK');
    expect(await session.send('key', ['GET', 'key'])).toEqual(Buffer.from('value'));
    const script = createScript('return redis.call("APPEND", KEYS[1], ARGV[1])');
    expect(await runScript(session.send, script, ['key', 's'])).toBe(6);
    expect(await runScript(session.send, script, ['key', '!'])).toBe(7);
    const [master] = session.masters();
    await master?.(['PUBLISH', 'news', '']);
    await expect.poll(() => heard).toEqual(['news']);
  });

  it('gives the session up after five failures in a row, and opens another', async () => {
    const session = await open();
    for (let failure = 1; failure < 5; failure += 1) connection.failed(session, new Error('failed'));
    connection.succeeded();
    for (let failure = 1; failure < 5; failure += 1) connection.failed(session, new Error('failed'));
    expect(connection.session).toBe(session);
    connection.failed(session, Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
    expect([connection.obtain(), connection.reason]).toEqual([undefined, 'connection lost']);
    await expect.poll(() => connection.session).toBeDefined();
    expect(connection.session).not.toBe(session);
  });

  it('notices by itself that the server has gone, and that it is back', async () => {
    const session = await open();
    await redis.restart();
    await expect.poll(() => connection.session === session).toBe(false);
    await expect.poll(() => connection.session, { timeout: 5000 }).toBeDefined();
  });

  it('stays closed', async () => {
    const session = await open();
    connection.close();
    expect([connection.obtain(), connection.reason]).toEqual([undefined, 'closed']);
    await expect(session.send('key', ['GET', 'key'])).rejects.toThrow();
  });
});

describe('the reason of a failure', () => {
  it.each([
    [new Error('OOM command not allowed'), 'out of memory'],
    [new Error('WRONGPASS invalid password for secret'), 'not authorised'],
    [Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:6379'), { code: 'ECONNREFUSED' }), 'unreachable'],
    [new Error('no such thing as secret'), 'failed'],
    ['secret', 'failed'],
  ])('repeats nothing of %s', (failure, reason) => {
    expect(callErrorOf(failure)).toMatchObject({ reason, message: `Redis failed: ${reason}` });
  });
});
