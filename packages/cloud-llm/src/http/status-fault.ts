import { type ErrorCode, type ErrorDetails, IsartorError, type WireFormat } from '@isartor/core';
import type { UpstreamError } from '@isartor/wire';
import type { MaskSecrets } from '../mask-secrets.js';
import type { ResponseHead } from './exchange.js';
import { downHeaders, retryAfterSeconds } from './response-headers.js';

export interface RefusedAnswer {
  readonly provider: string;
  /** The dialect the body speaks. */
  readonly format: WireFormat;
  readonly head: ResponseHead;
  /** What the body says, secrets not yet masked. */
  readonly error: UpstreamError;
  readonly mask: MaskSecrets;
  /** The caller speaks a dialect of another family. */
  readonly isForeign: boolean;
  /** The wall clock, in milliseconds since 1970. */
  readonly nowMs: number;
}

/** What a status that is not 2xx means to the caller: 4xx keep theirs, the rest becomes 502, 503 or 504. */
export function statusFault(refused: RefusedAnswer): IsartorError {
  const { provider, format, head, error, mask, isForeign, nowMs } = refused;
  const { status } = head;
  const retryAfter = retryAfterSeconds(head.headers, nowMs) ?? error.retryAfterSeconds;
  const details: ErrorDetails = {
    provider,
    upstreamStatus: status,
    upstreamFormat: format,
    headers: downHeaders(head.headers, isForeign),
    ...(status >= 400 && status < 500 ? { status } : {}),
    ...(retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter }),
    ...upstreamDetails(error, mask),
  };
  const message = error.message === undefined ? `${provider} answered with status ${status}` : mask(error.message);
  return new IsartorError(codeOf(status), message, { details });
}

/** The upstream's own words for its error, fit to be shown. */
function upstreamDetails(error: UpstreamError, mask: MaskSecrets): ErrorDetails {
  return {
    ...(error.type === undefined ? {} : { upstreamType: mask(error.type) }),
    ...(error.code === undefined ? {} : { upstreamCode: mask(error.code) }),
    ...(error.param === undefined ? {} : { param: mask(error.param) }),
  };
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'upstream_unauthorized',
  403: 'upstream_unauthorized',
  429: 'upstream_rate_limited',
  503: 'upstream_overloaded',
  504: 'upstream_timeout',
  529: 'upstream_overloaded',
};

function codeOf(status: number): ErrorCode {
  // A redirect is not followed: it would take the key and the prompt to another address.
  if (status < 400) return 'upstream_invalid';
  return CODES[status] ?? (status < 500 ? 'upstream_rejected' : 'upstream_failed');
}
