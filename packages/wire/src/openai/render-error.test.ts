import { ERROR_CODES, type ErrorCode, IsartorError } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { renderError } from './render-error.js';

/** The dialect's words for every way a request can fail. */
const EXPECTED: Readonly<Record<ErrorCode, readonly [status: number, type: string, code: string | null]>> = {
  invalid_request: [400, 'invalid_request_error', null],
  unsupported_feature: [400, 'invalid_request_error', 'unsupported_feature'],
  unauthorized: [401, 'authentication_error', 'invalid_api_key'],
  forbidden: [403, 'permission_error', 'forbidden'],
  not_found: [404, 'not_found_error', 'not_found'],
  method_not_allowed: [405, 'invalid_request_error', 'method_not_allowed'],
  request_timeout: [408, 'invalid_request_error', 'request_timeout'],
  payload_too_large: [413, 'invalid_request_error', 'payload_too_large'],
  unsupported_media_type: [415, 'invalid_request_error', 'unsupported_media_type'],
  client_closed: [499, 'invalid_request_error', 'client_closed'],
  internal: [500, 'server_error', 'internal'],
  overloaded: [503, 'server_error', 'overloaded'],
  draining: [503, 'server_error', 'draining'],
  store_unavailable: [503, 'server_error', 'store_unavailable'],
  not_cached: [504, 'server_error', 'not_cached'],
  replay_overflow: [502, 'server_error', 'replay_overflow'],
  no_provider: [503, 'server_error', 'no_provider'],
  upstream_rejected: [400, 'invalid_request_error', null],
  upstream_unauthorized: [401, 'authentication_error', 'invalid_api_key'],
  upstream_rate_limited: [429, 'rate_limit_error', 'rate_limit_exceeded'],
  upstream_failed: [502, 'server_error', 'upstream_failed'],
  upstream_overloaded: [503, 'server_error', 'upstream_overloaded'],
  upstream_unreachable: [502, 'server_error', 'upstream_unreachable'],
  upstream_invalid: [502, 'server_error', 'upstream_invalid'],
  upstream_timeout: [504, 'server_error', 'upstream_timeout'],
  upstream_broken: [502, 'server_error', 'upstream_broken'],
};

describe('renderError', () => {
  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('answers %s', (code) => {
    const { status, headers, body } = renderError(new IsartorError(code, 'What went wrong'));
    const [expectedStatus, type, expectedCode] = EXPECTED[code];
    expect(status).toBe(expectedStatus);
    expect(headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(body)).toEqual({ error: { message: 'What went wrong', type, param: null, code: expectedCode } });
  });

  it('lets the upstream’s own words, status and headers win', () => {
    const details = {
      status: 404,
      upstreamType: 'invalid_request_error',
      upstreamCode: 'model_not_found',
      param: 'model',
      retryAfterSeconds: 1.2,
      headers: { 'x-ratelimit-limit-requests': '60' },
    };
    const rendered = renderError(new IsartorError('upstream_rejected', 'No such model', { details }));
    expect(rendered).toEqual({
      status: 404,
      headers: { 'content-type': 'application/json', 'retry-after': '2', 'x-ratelimit-limit-requests': '60' },
      body: expect.any(String),
    });
    expect(JSON.parse(rendered.body)).toEqual({
      error: { message: 'No such model', type: 'invalid_request_error', param: 'model', code: 'model_not_found' },
    });
  });

  it('does not call a 403 of the upstream an invalid key', () => {
    const { status, body } = renderError(new IsartorError('upstream_unauthorized', 'No', { details: { status: 403 } }));
    expect(status).toBe(403);
    const error = { message: 'No', type: 'permission_error', param: null, code: 'upstream_unauthorized' };
    expect(JSON.parse(body)).toEqual({ error });
  });

  it('tells 529 as 503', () => {
    expect(renderError(new IsartorError('upstream_overloaded', 'Busy', { details: { status: 529 } })).status).toBe(503);
  });
});
