import type { ErrorCode, IsartorError } from '@isartor/core';
import type { RenderedError } from '../codec.js';
import { errorResponse, upstreamWords } from '../error-response.js';

interface ErrorWords {
  readonly type: string;
  /** Where it is not our own code. */
  readonly code?: string | null;
}

const INVALID: ErrorWords = { type: 'invalid_request_error', code: null };
const SERVER: ErrorWords = { type: 'server_error' };

/** How each failure is called in this dialect, in its documentation's words where it has one. */
const WORDS: Readonly<Record<ErrorCode, ErrorWords>> = {
  invalid_request: INVALID,
  unsupported_feature: { type: 'invalid_request_error' },
  unauthorized: { type: 'authentication_error', code: 'invalid_api_key' },
  forbidden: { type: 'permission_error' },
  not_found: { type: 'not_found_error' },
  method_not_allowed: { type: 'invalid_request_error' },
  request_timeout: { type: 'invalid_request_error' },
  payload_too_large: { type: 'invalid_request_error' },
  unsupported_media_type: { type: 'invalid_request_error' },
  client_closed: { type: 'invalid_request_error' },
  internal: SERVER,
  overloaded: SERVER,
  draining: SERVER,
  store_unavailable: SERVER,
  not_cached: SERVER,
  replay_overflow: SERVER,
  no_provider: SERVER,
  upstream_rejected: INVALID,
  upstream_unauthorized: { type: 'authentication_error', code: 'invalid_api_key' },
  upstream_rate_limited: { type: 'rate_limit_error', code: 'rate_limit_exceeded' },
  upstream_failed: SERVER,
  upstream_overloaded: SERVER,
  upstream_unreachable: SERVER,
  upstream_invalid: SERVER,
  upstream_timeout: SERVER,
  upstream_broken: SERVER,
};

/** An upstream's 401 refuses the key, its 403 what was asked for. */
function wordsOf({ code, status }: IsartorError): ErrorWords {
  return code === 'upstream_unauthorized' && status === 403 ? WORDS.forbidden : WORDS[code];
}

/** An error response; what the upstream's own error said about type, code and param wins. */
export function renderError(error: IsartorError): RenderedError {
  const { message, code, details } = error;
  const words = wordsOf(error);
  const own = upstreamWords(error, 'openai');
  return errorResponse(error, {
    error: {
      message,
      type: own.type ?? words.type,
      param: details.param ?? null,
      code: own.code ?? (words.code === undefined ? code : words.code),
    },
  });
}
