import { describe, expect, it } from 'vitest';
import { downHeaders, mediaType, retryAfterSeconds } from './response-headers.js';

describe('headers that travel down', () => {
  const headers = {
    'content-type': 'application/json',
    'x-request-id': 'req_1',
    'x-ratelimit-remaining-tokens': '12',
    'openai-processing-ms': '17',
    'anthropic-ratelimit-requests-remaining': '4',
    'anthropic-organization-id': 'org',
    'retry-after': '3',
    'retry-after-ms': '2500',
    'x-should-retry': 'false',
    'set-cookie': ['a=b', 'c=d'],
    server: 'cloud',
    'x-internal': 'secret',
    'x-request-id-of-ours': 'no',
  };

  it('are the request id, the rate limits and what is the provider family own, and nothing else', () => {
    expect(downHeaders(headers, false)).toEqual({
      'x-request-id': 'req_1',
      'x-ratelimit-remaining-tokens': '12',
      'openai-processing-ms': '17',
      'anthropic-ratelimit-requests-remaining': '4',
      'anthropic-organization-id': 'org',
      'retry-after': '3',
      'retry-after-ms': '2500',
      'x-should-retry': 'false',
    });
  });

  it('are only the request id and when to come back for who speaks the dialect of another family', () => {
    expect(downHeaders(headers, true)).toEqual({ 'x-request-id': 'req_1', 'retry-after': '3' });
  });

  it('have the request id under the name that every dialect knows', () => {
    expect(downHeaders({ 'request-id': 'req_2' }, false)).toEqual({ 'request-id': 'req_2', 'x-request-id': 'req_2' });
    expect(downHeaders({ 'request-id': 'req_2' }, true)).toEqual({ 'x-request-id': 'req_2' });
    expect(downHeaders({ 'request-id': 'a', 'x-request-id': 'b' }, true)).toEqual({ 'x-request-id': 'b' });
  });

  it('are joined where one came several times', () => {
    expect(downHeaders({ 'openai-version': ['a', 'b'] }, false)).toEqual({ 'openai-version': 'a, b' });
  });
});

describe('media type', () => {
  it.each([
    ['application/json', 'application/json'],
    ['Text/Event-Stream; charset=utf-8', 'text/event-stream'],
    [undefined, ''],
  ])('%s is %s', (value, type) => {
    expect(mediaType({ 'content-type': value })).toBe(type);
  });
});

describe('retry-after', () => {
  const date = 'Wed, 21 Oct 2026 07:28:00 GMT';
  const now = Date.parse(date);

  it.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '1.2' }, 2],
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 2],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:30 GMT' }, 30],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:27:00 GMT' }, 0],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:30:00 GMT', date: 'Wed, 21 Oct 2026 07:29:00 GMT' }, 60],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '1e99' }, undefined],
    [{ 'retry-after': '9'.repeat(400) }, undefined],
    [{ 'retry-after-ms': '', 'retry-after': '4' }, 4],
    [{ 'retry-after': '' }, undefined],
    [{ 'retry-after': '-5' }, undefined],
    [{}, undefined],
  ])('%j is %s seconds', (headers, seconds) => {
    expect(retryAfterSeconds(headers, now)).toBe(seconds);
  });
});
