import { IsartorError } from '@isartor/core';
import { createGate } from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { hostPurge } from '../../test/harness/hosted-purge.js';

const unavailable = new IsartorError('store_unavailable', 'The cache did not confirm', {
  cause: Object.assign(new Error('connect ECONNREFUSED 10.0.0.1'), { code: 'ECONNREFUSED' }),
});

describe('a purge that takes another process', () => {
  let gateway: Awaited<ReturnType<typeof hostPurge>>;
  afterEach(() => gateway.close());

  it('is a 503 where that one cannot be reached', async () => {
    gateway = await hostPurge(() => Promise.reject(unavailable));
    const response = await gateway.purge();
    expect([response.status, response.headers.get('x-isartor-layer')]).toEqual([503, 'l0']);
    expect(response.headers.get('x-isartor-deflected')).toBe('false');
    expect(await response.json()).toEqual({ error: 'store_unavailable', message: unavailable.message });
    const facts = { code: 'store_unavailable', cause: 'ECONNREFUSED' };
    expect(gateway.lines).toContainEqual({
      level: 'warn',
      fields: expect.objectContaining(facts),
      message: 'Request failed',
    });
    expect(gateway.lines.map(({ message }) => message)).not.toContain('Cache purged');
  });

  it('is not called done when the gateway has to stop before', async () => {
    const begun = createGate();
    const held = createGate();
    gateway = await hostPurge(async () => {
      begun.open();
      await held.pass();
      return 4;
    });
    const asked = gateway.purge({ tag: 'docs' });
    await begun.pass();
    gateway.abortAll();
    const response = await asked;
    expect([response.status, await response.json()]).toEqual([
      503,
      { error: 'draining', message: 'The gateway is shutting down' },
    ]);
    held.open();
    const fields = expect.objectContaining({ tenant: 'local', by: 'tag', l1a: 4 });
    await expect.poll(() => gateway.lines).toContainEqual({ level: 'info', fields, message: 'Cache purged' });
  });
});
