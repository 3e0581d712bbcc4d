import type { ErrorCode, IsartorError } from '@isartor/core';
import type { RenderedError } from '../codec.js';
import { errorResponse, upstreamWords } from '../error-response.js';

/** How each failure is called in this dialect, in Google's status names. */
const STATUSES: Readonly<Record<ErrorCode, string>> = {
  invalid_request: 'INVALID_ARGUMENT',
  unsupported_feature: 'INVALID_ARGUMENT',
  unauthorized: 'UNAUTHENTICATED',
  forbidden: 'PERMISSION_DENIED',
  not_found: 'NOT_FOUND',
  method_not_allowed: 'UNIMPLEMENTED',
  request_timeout: 'DEADLINE_EXCEEDED',
  payload_too_large: 'INVALID_ARGUMENT',
  unsupported_media_type: 'INVALID_ARGUMENT',
  client_closed: 'CANCELLED',
  internal: 'INTERNAL',
  overloaded: 'UNAVAILABLE',
  draining: 'UNAVAILABLE',
  store_unavailable: 'UNAVAILABLE',
  not_cached: 'DEADLINE_EXCEEDED',
  replay_overflow: 'INTERNAL',
  no_provider: 'UNAVAILABLE',
  upstream_rejected: 'INVALID_ARGUMENT',
  upstream_unauthorized: 'UNAUTHENTICATED',
  upstream_rate_limited: 'RESOURCE_EXHAUSTED',
  upstream_failed: 'UNAVAILABLE',
  upstream_overloaded: 'UNAVAILABLE',
  upstream_unreachable: 'UNAVAILABLE',
  upstream_invalid: 'UNAVAILABLE',
  upstream_timeout: 'DEADLINE_EXCEEDED',
  upstream_broken: 'UNAVAILABLE',
};

/** What an upstream's own status says where its code does not. */
const BY_STATUS: ReadonlyMap<number, string> = new Map([
  [401, STATUSES.unauthorized],
  [403, STATUSES.forbidden],
  [404, STATUSES.not_found],
  [429, STATUSES.upstream_rate_limited],
]);

/** What Google's status names look like. */
const STATUS_NAME = /^[A-Z]+(?:_[A-Z]+)*$/;

function statusName(error: IsartorError): string {
  const { type } = upstreamWords(error, 'gemini');
  if (type !== undefined && STATUS_NAME.test(type)) return type;
  const isUpstreams = error.code === 'upstream_rejected' || error.code === 'upstream_unauthorized';
  return (isUpstreams ? BY_STATUS.get(error.status) : undefined) ?? STATUSES[error.code];
}

/** An error response; the status name that the upstream's own error told wins. */
export function renderError(error: IsartorError): RenderedError {
  const { status } = errorResponse(error, {});
  return errorResponse(error, { error: { code: status, message: error.message, status: statusName(error) } });
}
