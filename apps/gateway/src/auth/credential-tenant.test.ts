import { Secret } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { credentialTenant } from './credential-tenant.js';

const secret = new Secret('s1');
const key = (value: string) => ({ 'x-api-key': new Secret(value) });

describe('credentialTenant', () => {
  it('is one for one credential, and tells nothing of it', () => {
    const tenant = credentialTenant(key('sk-1'), secret);
    expect(tenant).toMatch(/^[0-9a-f]{32}$/);
    expect(credentialTenant(key('sk-1'), new Secret('s1'))).toBe(tenant);
  });

  it.each([
    ['another credential', key('sk-2'), secret],
    ['another header', { authorization: new Secret('sk-1') }, secret],
    ['one more credential', { ...key('sk-1'), authorization: new Secret('Bearer a') }, secret],
    ['another secret', key('sk-1'), new Secret('s2')],
  ])('is another one for %s', (_name, credentials, otherSecret) => {
    expect(credentialTenant(credentials, otherSecret)).not.toBe(credentialTenant(key('sk-1'), secret));
  });

  it('does not depend on the order of the headers', () => {
    const one = { 'x-api-key': new Secret('a'), authorization: new Secret('b') };
    const other = { authorization: new Secret('b'), 'x-api-key': new Secret('a') };
    expect(credentialTenant(one, secret)).toBe(credentialTenant(other, secret));
  });
});
