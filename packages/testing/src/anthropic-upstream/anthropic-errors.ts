import type { ErrorDetails, StreamError } from '../upstream/dialect.js';
import { jsonAnswer } from '../upstream/raw-answer.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { ANTHROPIC_HEADERS } from './anthropic-headers.js';

/** Fails as Anthropic does. */
export function anthropicError(status: number, details: ErrorDetails): Behaviour {
  const { retryAfterSeconds, headers } = details;
  return jsonAnswer(anthropicErrorBody({ status, ...details }), {
    status,
    headers: {
      ...ANTHROPIC_HEADERS,
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
      ...headers,
    },
  });
}

/** An error as a body and an event of a stream hold it. */
export function anthropicErrorBody({ status = 500, message, type }: StreamError) {
  const usual = TYPES.get(status) ?? (status < 500 ? 'invalid_request_error' : 'api_error');
  return {
    type: 'error',
    error: { type: type ?? usual, message: message ?? 'Internal server error' },
    request_id: ANTHROPIC_HEADERS['request-id'],
  };
}

const TYPES: ReadonlyMap<number, string> = new Map([
  [401, 'authentication_error'],
  [402, 'billing_error'],
  [403, 'permission_error'],
  [404, 'not_found_error'],
  [413, 'request_too_large'],
  [429, 'rate_limit_error'],
  [504, 'timeout_error'],
  [529, 'overloaded_error'],
]);
