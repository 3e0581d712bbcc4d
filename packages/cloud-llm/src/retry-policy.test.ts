import { IsartorError } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { type FailedAttempt, isRetried, retryDelayMs } from './retry-policy.js';

const failed = (more: Partial<FailedAttempt> = {}): FailedAttempt => ({
  error: new IsartorError('upstream_failed', 'boom', { details: { upstreamStatus: 500 } }),
  attempt: 1,
  maxAttempts: 3,
  now: 0,
  firstFailureAt: 0,
  deadlineAt: 120_000,
  ...more,
});

const withStatus = (upstreamStatus: number): IsartorError =>
  new IsartorError('upstream_failed', 'boom', { details: { upstreamStatus } });

const overloaded = (retryAfterSeconds: number): IsartorError =>
  new IsartorError('upstream_overloaded', 'busy', { details: { upstreamStatus: 503, retryAfterSeconds } });

describe('what is retried', () => {
  it.each([
    [500, true],
    [502, true],
    [501, false],
    [505, false],
    [520, false],
  ])('status %i: %s', (status, retried) => {
    expect(isRetried(withStatus(status))).toBe(retried);
  });

  it.each([
    ['upstream_unreachable', true],
    ['upstream_overloaded', true],
    ['upstream_failed', true],
    ['upstream_rate_limited', false],
    ['upstream_timeout', false],
    ['upstream_invalid', false],
    ['upstream_rejected', false],
    ['upstream_unauthorized', false],
    ['unsupported_feature', false],
    ['internal', false],
  ] as const)('%s: %s', (code, retried) => {
    expect(isRetried(new IsartorError(code, 'x'))).toBe(retried);
  });
});

describe('the wait', () => {
  it('is drawn from 0 up to a bound that doubles and stops at 4 s', () => {
    const bounds = [1, 2, 3, 4, 5].map((attempt) =>
      retryDelayMs(failed({ attempt, maxAttempts: 10 }), () => 0.999_999),
    );
    expect(bounds.map((bound) => Math.round(bound ?? -1))).toEqual([500, 1000, 2000, 4000, 4000]);
    expect(retryDelayMs(failed(), () => 0)).toBe(0);
  });

  it('is at least what Retry-After asks for', () => {
    expect(retryDelayMs(failed({ error: overloaded(3) }), () => 0.5)).toBe(3000);
  });

  it('is none where Retry-After is beyond the 8 s', () => {
    expect(retryDelayMs(failed({ error: overloaded(9) }), () => 0)).toBeUndefined();
    expect(retryDelayMs(failed({ error: overloaded(5), now: 4000 }), () => 0)).toBeUndefined();
  });

  it('is none when the attempts are used up', () => {
    expect(retryDelayMs(failed({ attempt: 3 }), () => 0)).toBeUndefined();
    expect(retryDelayMs(failed({ maxAttempts: 1 }), () => 0)).toBeUndefined();
  });

  it('is none when 8 s have passed since the first failure, or the deadline would', () => {
    expect(retryDelayMs(failed({ now: 7900 }), () => 0)).toBe(0);
    expect(retryDelayMs(failed({ now: 8000 }), () => 0)).toBeUndefined();
    expect(retryDelayMs(failed({ now: 500, deadlineAt: 600 }), () => 0.5)).toBeUndefined();
  });
});
