import { describe, expect, it } from 'vitest';
import { exactCacheConfig } from './config.js';

describe('exactCacheConfig', () => {
  it('has a default for everything', () => {
    expect(exactCacheConfig.parse({})).toEqual({
      maxEntries: 10_000,
      maxBytes: 268_435_456,
      ttlSeconds: 3_600,
      ttlJitter: 0.02,
      staleSeconds: 0,
      coalesce: true,
      coalesceLeaseMs: 0,
      storeTimeoutMs: 50,
      purgeTimeoutMs: 60_000,
    });
  });

  it.each([
    { maxEntries: 0 },
    { maxBytes: 0 },
    { maxBytes: 1.5 },
    { ttlSeconds: 0 },
    { ttlSeconds: 31_536_001 },
    { ttlJitter: 1.1 },
    { storeTimeoutMs: 0 },
    { purgeTimeoutMs: 0 },
    { coalesce: 'false' },
    { coalesceLeaseMs: 99 },
    { coalesceLeaseMs: 60_001 },
    { ttl: 5 },
  ])('refuses %o', (input) => {
    expect(exactCacheConfig.safeParse(input).success).toBe(false);
  });

  it('explains every setting', () => {
    for (const setting of Object.values(exactCacheConfig.shape)) expect(setting.description).toMatch(/\w+\.$/);
  });
});
