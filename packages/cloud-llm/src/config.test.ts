import { describe, expect, it } from 'vitest';
import { cloudLlmConfig } from './config.js';

describe('settings', () => {
  it('have defaults', () => {
    expect(cloudLlmConfig.parse({})).toEqual({
      totalTimeoutSeconds: 120,
      firstTokenTimeoutMs: 60_000,
      idleTimeoutMs: 60_000,
      maxAttempts: 3,
      forceModel: false,
    });
  });

  it.each([
    { totalTimeoutSeconds: 0 },
    { totalTimeoutSeconds: 3601 },
    { firstTokenTimeoutMs: 0 },
    { idleTimeoutMs: 1.5 },
    { maxAttempts: 0 },
    { maxAttempts: 11 },
    { forceModel: 'false' },
    { timeout: 1 },
  ])('refuse %j', (settings) => {
    expect(cloudLlmConfig.safeParse(settings).success).toBe(false);
  });

  it('are each described', () => {
    for (const [name, schema] of Object.entries(cloudLlmConfig.shape)) {
      expect([name, schema.description?.endsWith('.')]).toEqual([name, true]);
    }
  });
});
