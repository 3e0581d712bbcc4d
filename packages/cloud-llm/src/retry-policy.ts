import type { IsartorError } from '@isartor/core';

/** How long a call goes on trying, from its first failure on. */
const RETRY_WINDOW_MS = 8000;
const BASE_DELAY_MS = 500;
const MAX_DELAY_MS = 4000;

/** The upstream statuses that are worth another try; others of 5xx say that trying does not help. */
const RETRIED_STATUSES = new Set([500, 502, 503, 529]);

/** Whether the same request may be sent to the same provider again. */
export function isRetried(error: IsartorError): boolean {
  const { upstreamStatus } = error.details;
  return error.traits.retry && (upstreamStatus === undefined || RETRIED_STATUSES.has(upstreamStatus));
}

/** What is known when an attempt has failed. Times are milliseconds on one clock. */
export interface FailedAttempt {
  readonly error: IsartorError;
  /** 1 for the first. */
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly now: number;
  readonly firstFailureAt: number;
  readonly deadlineAt: number;
}

/**
 * Milliseconds to wait before the next attempt (exponential back-off with full jitter, at least what Retry-After
 * asks for), or nothing when there is to be none: wrong kind of failure, attempts used up, or no time left for it.
 */
export function retryDelayMs(failed: FailedAttempt, random: () => number): number | undefined {
  if (!isRetried(failed.error) || failed.attempt >= failed.maxAttempts) return undefined;
  const jittered = random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** (failed.attempt - 1));
  const askedFor = (failed.error.details.retryAfterSeconds ?? 0) * 1000;
  const delayMs = Math.max(jittered, askedFor);
  const endsAt = Math.min(failed.deadlineAt, failed.firstFailureAt + RETRY_WINDOW_MS);
  return failed.now + delayMs < endsAt ? delayMs : undefined;
}
