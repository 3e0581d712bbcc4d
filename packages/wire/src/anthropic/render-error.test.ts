import { ERROR_CODES, type ErrorCode, IsartorError } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { renderError } from './render-error.js';

/** The dialect's words for every way a request can fail. */
const EXPECTED: Readonly<Record<ErrorCode, readonly [status: number, type: string]>> = {
  invalid_request: [400, 'invalid_request_error'],
  unsupported_feature: [400, 'invalid_request_error'],
  unauthorized: [401, 'authentication_error'],
  forbidden: [403, 'permission_error'],
  not_found: [404, 'not_found_error'],
  method_not_allowed: [405, 'invalid_request_error'],
  request_timeout: [408, 'timeout_error'],
  payload_too_large: [413, 'request_too_large'],
  unsupported_media_type: [415, 'invalid_request_error'],
  client_closed: [499, 'invalid_request_error'],
  internal: [500, 'api_error'],
  overloaded: [503, 'overloaded_error'],
  draining: [503, 'overloaded_error'],
  store_unavailable: [503, 'api_error'],
  not_cached: [504, 'api_error'],
  replay_overflow: [502, 'api_error'],
  no_provider: [503, 'api_error'],
  upstream_rejected: [400, 'invalid_request_error'],
  upstream_unauthorized: [401, 'authentication_error'],
  upstream_rate_limited: [429, 'rate_limit_error'],
  upstream_failed: [502, 'api_error'],
  upstream_overloaded: [503, 'overloaded_error'],
  upstream_unreachable: [502, 'api_error'],
  upstream_invalid: [502, 'api_error'],
  upstream_timeout: [504, 'timeout_error'],
  upstream_broken: [502, 'api_error'],
};

const typeOf = (error: IsartorError): unknown => JSON.parse(renderError(error, 'r1').body).error.type;

describe('renderError', () => {
  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('answers %s', (code) => {
    const { status, headers, body } = renderError(new IsartorError(code, 'What went wrong'), 'r1');
    const [expectedStatus, type] = EXPECTED[code];
    expect(status).toBe(expectedStatus);
    expect(headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(body)).toEqual({
      type: 'error',
      error: { type, message: 'What went wrong' },
      request_id: 'r1',
    });
  });

  it('keeps an overloaded upstream’s 529, and when to try again', () => {
    const details = { upstreamStatus: 529, upstreamType: 'overloaded_error', retryAfterSeconds: 1.2 };
    const rendered = renderError(new IsartorError('upstream_overloaded', 'Overloaded', { details }), 'r1');
    expect(rendered).toMatchObject({ status: 529, headers: { 'retry-after': '2' } });
  });

  it('lets the words of an upstream of this dialect win, and of no other', () => {
    const details = { status: 404, upstreamType: 'x_error' };
    const rejected = (upstreamFormat: 'anthropic' | 'openai') =>
      new IsartorError('upstream_rejected', 'No', { details: { ...details, upstreamFormat } });
    expect(typeOf(rejected('anthropic'))).toBe('x_error');
    expect(typeOf(rejected('openai'))).toBe('not_found_error');
  });

  it.each([
    ['upstream_unauthorized', 403, 'permission_error'],
    ['upstream_rejected', 402, 'billing_error'],
    ['upstream_rejected', 404, 'not_found_error'],
    ['upstream_rejected', 413, 'request_too_large'],
    ['upstream_rejected', 422, 'invalid_request_error'],
  ] as const)('calls %s with the status %d a %s', (code, status, type) => {
    const error = new IsartorError(code, 'No', { details: { status } });
    expect(renderError(error, 'r1').status).toBe(status);
    expect(typeOf(error)).toBe(type);
  });
});
