import { describe, expect, it } from 'vitest';
import { toldCode } from './told-code.js';

describe('an error told in an answer of status 200', () => {
  it.each([
    // Anthropic
    ['overloaded_error', undefined, 'upstream_overloaded'],
    ['rate_limit_error', undefined, 'upstream_rate_limited'],
    ['invalid_request_error', undefined, 'upstream_rejected'],
    ['not_found_error', undefined, 'upstream_rejected'],
    ['authentication_error', undefined, 'upstream_rejected'],
    ['request_too_large', undefined, 'upstream_rejected'],
    ['api_error', undefined, 'upstream_failed'],
    // Gemini, whichever field its words are in
    ['UNAVAILABLE', '503', 'upstream_overloaded'],
    [undefined, 'UNAVAILABLE', 'upstream_overloaded'],
    ['RESOURCE_EXHAUSTED', '429', 'upstream_rate_limited'],
    ['INVALID_ARGUMENT', '400', 'upstream_rejected'],
    [undefined, 'INVALID_ARGUMENT', 'upstream_rejected'],
    ['INTERNAL', '500', 'upstream_failed'],
    // OpenAI
    ['invalid_request_error', 'context_length_exceeded', 'upstream_rejected'],
    ['tokens', 'rate_limit_exceeded', 'upstream_rate_limited'],
    [undefined, 'invalid_prompt', 'upstream_rejected'],
    [undefined, 'server_error', 'upstream_failed'],
    ['server_error', '529', 'upstream_overloaded'],
    [undefined, '404', 'upstream_rejected'],
    [undefined, undefined, 'upstream_failed'],
  ])('of type %s and code %s is %s', (upstreamType, upstreamCode, code) => {
    const details = { ...(upstreamType && { upstreamType }), ...(upstreamCode && { upstreamCode }) };
    expect(toldCode(details)).toBe(code);
  });
});
