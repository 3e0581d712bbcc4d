import type { ErrorCode, ErrorDetails } from '@isartor/core';

/** The words that OpenAI, Anthropic and Google have for their errors, or the status that each stands for. */
const CODES: readonly (readonly [words: RegExp, code: ErrorCode])[] = [
  [/^(?:overloaded_error|server_is_overloaded|UNAVAILABLE|503|529)$/, 'upstream_overloaded'],
  [/^(?:rate_limit_error|rate_limit_exceeded|insufficient_quota|RESOURCE_EXHAUSTED|429)$/, 'upstream_rate_limited'],
  [
    /^(?:invalid_\w+|(?:authentication|permission|billing|not_found|conflict)_error|request_too_large|4\d\d)$/,
    'upstream_rejected',
  ],
  [
    /^(?:INVALID_ARGUMENT|FAILED_PRECONDITION|OUT_OF_RANGE|NOT_FOUND|PERMISSION_DENIED|UNAUTHENTICATED)$/,
    'upstream_rejected',
  ],
];

/** What an error means that a provider told in an answer of status 200; `upstream_failed` where its words say nothing. */
export function toldCode({ upstreamType = '', upstreamCode = '' }: ErrorDetails): ErrorCode {
  const known = CODES.find(([words]) => words.test(upstreamType) || words.test(upstreamCode));
  return known?.[1] ?? 'upstream_failed';
}
