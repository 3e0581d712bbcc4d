import { ERROR_CODES, type ErrorCode, IsartorError } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { parseError } from './parse-error.js';
import { renderError } from './render-error.js';

/** Google's words for every way a request can fail. */
const EXPECTED: Readonly<Record<ErrorCode, readonly [code: number, status: string]>> = {
  invalid_request: [400, 'INVALID_ARGUMENT'],
  unsupported_feature: [400, 'INVALID_ARGUMENT'],
  unauthorized: [401, 'UNAUTHENTICATED'],
  forbidden: [403, 'PERMISSION_DENIED'],
  not_found: [404, 'NOT_FOUND'],
  method_not_allowed: [405, 'UNIMPLEMENTED'],
  request_timeout: [408, 'DEADLINE_EXCEEDED'],
  payload_too_large: [413, 'INVALID_ARGUMENT'],
  unsupported_media_type: [415, 'INVALID_ARGUMENT'],
  client_closed: [499, 'CANCELLED'],
  internal: [500, 'INTERNAL'],
  overloaded: [503, 'UNAVAILABLE'],
  draining: [503, 'UNAVAILABLE'],
  store_unavailable: [503, 'UNAVAILABLE'],
  not_cached: [504, 'DEADLINE_EXCEEDED'],
  replay_overflow: [502, 'INTERNAL'],
  no_provider: [503, 'UNAVAILABLE'],
  upstream_rejected: [400, 'INVALID_ARGUMENT'],
  upstream_unauthorized: [401, 'UNAUTHENTICATED'],
  upstream_rate_limited: [429, 'RESOURCE_EXHAUSTED'],
  upstream_failed: [502, 'UNAVAILABLE'],
  upstream_overloaded: [503, 'UNAVAILABLE'],
  upstream_unreachable: [502, 'UNAVAILABLE'],
  upstream_invalid: [502, 'UNAVAILABLE'],
  upstream_timeout: [504, 'DEADLINE_EXCEEDED'],
  upstream_broken: [502, 'UNAVAILABLE'],
};

const statusOf = (error: IsartorError): unknown => JSON.parse(renderError(error).body).error.status;

describe('renderError', () => {
  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('answers %s', (code) => {
    const { status, headers, body } = renderError(new IsartorError(code, 'What went wrong'));
    const [expected, name] = EXPECTED[code];
    expect(status).toBe(expected);
    expect(headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(body)).toEqual({ error: { code: expected, message: 'What went wrong', status: name } });
  });

  it('tells an upstream’s overload as what this dialect has for it, with its wait', () => {
    const details = { status: 529, retryAfterSeconds: 1.2 };
    const { status, headers, body } = renderError(new IsartorError('upstream_overloaded', 'm', { details }));
    expect([status, headers['retry-after'], JSON.parse(body).error.code]).toEqual([503, '2', 503]);
  });

  it.each([
    [403, 'PERMISSION_DENIED'],
    [401, 'UNAUTHENTICATED'],
  ])('knows a refused credential with status %i', (status, name) => {
    expect(statusOf(new IsartorError('upstream_unauthorized', 'm', { details: { status } }))).toBe(name);
  });

  it.each([
    [404, 'NOT_FOUND'],
    [422, 'INVALID_ARGUMENT'],
  ])('knows a rejection with status %i', (status, name) => {
    expect(statusOf(new IsartorError('upstream_rejected', 'm', { details: { status } }))).toBe(name);
  });

  it('lets Google’s own status name win, and no other maker’s', () => {
    const details = { upstreamType: 'FAILED_PRECONDITION', upstreamFormat: 'gemini' } as const;
    expect(statusOf(new IsartorError('upstream_rejected', 'm', { details }))).toBe('FAILED_PRECONDITION');
    const foreign = { upstreamType: 'invalid_request_error', upstreamFormat: 'anthropic' } as const;
    expect(statusOf(new IsartorError('upstream_rejected', 'm', { details: foreign }))).toBe('INVALID_ARGUMENT');
  });
});

describe('parseError', () => {
  const own = {
    error: {
      code: 400,
      message: 'API key not valid.',
      status: 'INVALID_ARGUMENT',
      details: [
        { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' },
        { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field: 'contents[0]' }] },
      ],
    },
  };
  const read = {
    message: 'API key not valid.',
    type: 'INVALID_ARGUMENT',
    code: 'API_KEY_INVALID',
    param: 'contents[0]',
  };

  it.each<[unknown, object]>([
    [own, read],
    [[own], read],
    [{ error: { code: 404, message: 'm', status: 'NOT_FOUND' } }, { message: 'm', type: 'NOT_FOUND' }],
    [{ error: { message: 'm', type: 't', code: 'c', param: 'p' } }, { message: 'm', type: 't', code: 'c', param: 'p' }],
    [{ error: 'm' }, { message: 'm' }],
    [{ message: 'm' }, { message: 'm' }],
    ['m', {}],
    [null, {}],
    [{ error: { details: 'x' } }, {}],
  ])('reads %j', (body, expected) => {
    expect(parseError(Buffer.from(JSON.stringify(body)))).toEqual(expected);
  });

  it('says nothing of what is no JSON', () => {
    expect(parseError(Buffer.from('<html>'))).toEqual({});
    expect(parseError(Buffer.from([0xff]))).toEqual({});
  });
});
