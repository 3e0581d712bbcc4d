import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAuthenticator } from './authenticator.js';

const record = (tenant: string, key: string, admin = false) => ({
  tenant,
  admin,
  sha256: createHash('sha256').update(key).digest('hex'),
});

describe('authenticator', () => {
  it('takes everybody for the local tenant where no key is configured', () => {
    const open = createAuthenticator([]);
    expect(open.required).toBe(false);
    expect(open.authenticate(undefined)).toEqual({ tenant: 'local', admin: true });
    expect(open.authenticate('whatever')).toEqual({ tenant: 'local', admin: true });
  });

  it('knows each tenant by its key', () => {
    const closed = createAuthenticator([record('a', 'key-a'), record('b', 'key-b', true)]);
    expect(closed.authenticate('key-a')).toEqual({ tenant: 'a', admin: false });
    expect(closed.authenticate('key-b')).toEqual({ tenant: 'b', admin: true });
  });

  it.each([undefined, '', 'key', 'key-a ', 'KEY-A', createHash('sha256').update('key-a').digest('hex')])(
    'refuses %j',
    (key) => {
      expect(createAuthenticator([record('a', 'key-a')]).authenticate(key)).toBeUndefined();
    },
  );
});
