import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { load, problemsOf } from '../../test/harness/load-fixture.js';

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

const listOf = (...entries: object[]) => ({ env: { ISARTOR__GATEWAY_KEYS: JSON.stringify(entries) } });

describe('gateway keys', () => {
  it('are kept as hashes; the single key is an administrator of the tenant default', () => {
    const toml = `gateway_api_key = "one"
      [[gateway_keys]]
      tenant = "team-a"
      key = "two"
      label = "laptop"
      [[gateway_keys]]
      tenant = "team-b"
      key_sha256 = "${hashOf('three').toUpperCase()}"
      admin = true`;
    expect(load({ toml }).config.gatewayKeys).toEqual([
      { tenant: 'default', sha256: hashOf('one'), admin: true },
      { tenant: 'team-a', sha256: hashOf('two'), admin: false, label: 'laptop' },
      { tenant: 'team-b', sha256: hashOf('three'), admin: true },
    ]);
  });

  it('have one of key and key_sha256', () => {
    const sentence = expect.stringContaining('[0] must have one of key and key_sha256');
    expect(problemsOf(listOf({ tenant: 'a' }))).toEqual([sentence]);
    expect(problemsOf(listOf({ tenant: 'a', key: 'k', key_sha256: hashOf('k') }))).toEqual([sentence]);
  });

  it('have a tenant and no unknown field', () => {
    expect(problemsOf(listOf({ key: 'k' }))).toEqual([expect.stringContaining('[0].tenant must be text')]);
    expect(problemsOf(listOf({ tenant: 'a', key: 'k', admn: true }))).toEqual([
      expect.stringContaining('[0] has an unknown field "admn" (did you mean "admin"?)'),
    ]);
  });

  it('must not be shared between entries', () => {
    expect(problemsOf(listOf({ tenant: 'a', key: 'k' }, { tenant: 'b', key_sha256: hashOf('k') }))).toEqual([
      'gateway_keys: the tenants "a" and "b" have the same key',
    ]);
  });

  it.each(['requests_per_minute', 'daily_token_limit', 'daily_cost_limit_usd'])(
    'cannot be limited yet by %s',
    (limit) => {
      expect(problemsOf(listOf({ tenant: 'a', key: 'k', [limit]: 5 }))).toEqual([
        expect.stringContaining(`[0].${limit} needs limits by key, which are not in this version`),
      ]);
    },
  );
});
