import type { ErrorCode, IsartorError } from '@isartor/core';
import type { RenderedError } from '../codec.js';
import { errorResponse, upstreamWords } from '../error-response.js';

const INVALID = 'invalid_request_error';
const SERVER = 'api_error';

/** How each failure is called in this dialect's documentation. */
const TYPES: Readonly<Record<ErrorCode, string>> = {
  invalid_request: INVALID,
  unsupported_feature: INVALID,
  unauthorized: 'authentication_error',
  forbidden: 'permission_error',
  not_found: 'not_found_error',
  method_not_allowed: INVALID,
  request_timeout: 'timeout_error',
  payload_too_large: 'request_too_large',
  unsupported_media_type: INVALID,
  client_closed: INVALID,
  internal: SERVER,
  overloaded: 'overloaded_error',
  draining: 'overloaded_error',
  store_unavailable: SERVER,
  not_cached: SERVER,
  replay_overflow: SERVER,
  no_provider: SERVER,
  upstream_rejected: INVALID,
  upstream_unauthorized: 'authentication_error',
  upstream_rate_limited: 'rate_limit_error',
  upstream_failed: SERVER,
  upstream_overloaded: 'overloaded_error',
  upstream_unreachable: SERVER,
  upstream_invalid: SERVER,
  upstream_timeout: 'timeout_error',
  upstream_broken: SERVER,
};

/** What an upstream's own status says more exactly than that it refused. */
const REFUSALS: ReadonlyMap<number, string> = new Map([
  [402, 'billing_error'],
  [403, 'permission_error'],
  [404, 'not_found_error'],
  [413, 'request_too_large'],
]);

const typeOf = ({ code, status }: IsartorError): string => {
  const isRefusal = code === 'upstream_rejected' || code === 'upstream_unauthorized';
  return (isRefusal ? REFUSALS.get(status) : undefined) ?? TYPES[code];
};

/** Anthropic's own status for "overloaded": its clients know it. */
const OVERLOADED = 529;

/** An error response; the type that an upstream of this dialect told wins. */
export function renderError(error: IsartorError, requestId: string): RenderedError {
  const { message, details } = error;
  const type = upstreamWords(error, 'anthropic').type ?? typeOf(error);
  const body = { type: 'error', error: { type, message }, request_id: requestId };
  const isOverloaded = details.upstreamStatus === OVERLOADED || error.status === OVERLOADED;
  return errorResponse(error, body, isOverloaded ? OVERLOADED : undefined);
}
