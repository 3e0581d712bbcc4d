import { hasRedis, startRedis } from '@isartor/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { parseRedisUrl } from '../address.js';
import { openSession } from '../open-session.js';
import { runScript } from '../script.js';
import { PURGE, SYNC } from './meta-scripts.js';

describe.skipIf(!hasRedis)('the hash of purges', async () => {
  const server = hasRedis ? await startRedis() : undefined;
  afterAll(() => server?.stop());

  const open = () => {
    const address = parseRedisUrl(`redis://127.0.0.1:${server?.port}`);
    const options = { address, tls: undefined, connectTimeoutMs: 5_000, onDown: () => {} };
    return openSession(options, new AbortController().signal);
  };

  it('begins a new epoch for whoever knows more than it does', async () => {
    const session = await open();
    const sync = async (known: number, epoch: string) => {
      const values = [`after ${epoch}`, String(known), epoch, 'me', '1000'] as const;
      const reply = await runScript(session.send, SYNC, ['other', ...values]);
      const [name, number] = Array.isArray(reply) ? reply : [];
      return { epoch: String(name), sequence: Number(number) };
    };
    const first = await sync(0, '');
    expect(await sync(first.sequence, first.epoch)).toEqual(first);
    expect(await sync(first.sequence - 1, 'elsewhere')).toEqual(first);
    const second = await sync(first.sequence + 5, first.epoch);
    expect(second.epoch).toBe(`after ${first.epoch}`);
    expect(second.sequence).toBeGreaterThan(first.sequence + 5);
    // As many purges, but not the same ones.
    const third = await sync(second.sequence, 'elsewhere');
    expect(third.epoch).toBe('after elsewhere');
    expect(third.sequence).toBeGreaterThan(second.sequence);
    session.destroy();
  });

  it('forgets the older half of too many purges in favour of one purge of everything', async () => {
    const session = await open();
    const limit = 20;
    let last = 0;
    for (let count = 0; count < 100; count += 1) {
      const reply = await runScript(session.send, PURGE, ['meta', 'epoch', '0', '', `k:${count}`, String(limit)]);
      last = Number(Array.isArray(reply) ? reply[1] : 0);
      expect(Number(server?.cli('HLEN', 'meta'))).toBeLessThanOrEqual(limit);
    }
    const reply = await runScript(session.send, SYNC, ['meta', 'other', '0', '', 'me', '1000']);
    const fields = Array.isArray(reply) && Array.isArray(reply[2]) ? reply[2].map(String) : [];
    const numbers = new Map(fields.flatMap((field, index) => (index % 2 ? [] : [[field, Number(fields[index + 1])]])));
    const all = numbers.get('all') ?? 0;
    // Every purge is either there or covered.
    for (let count = 0; count < 100; count += 1) {
      const number = last - 99 + count;
      expect(numbers.get(`k:${count}`) ?? all).toBeGreaterThanOrEqual(number);
    }
    expect(all).toBeLessThan(last - 2);
    session.destroy();
  });
});
