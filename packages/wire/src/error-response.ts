import type { IsartorError, WireFormat } from '@isartor/core';
import type { RenderedError } from './codec.js';
import { familyOf } from './translation/dialect-family.js';

/** Anthropic's own status for "overloaded"; everywhere else that is "unavailable". */
const SITE_OVERLOADED = 529;

/** An error as JSON with its status, the provider's headers that travel with it, and when to try again. */
export function errorResponse(error: IsartorError, body: object, status = commonStatus(error)): RenderedError {
  const { headers, retryAfterSeconds } = error.details;
  return {
    status,
    headers: {
      ...headers,
      'content-type': 'application/json',
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(Math.ceil(retryAfterSeconds)) }),
    },
    body: JSON.stringify(body),
  };
}

/** What the upstream called its error, as far as a client of `format` knows the words: codes travel, types do not. */
export function upstreamWords(
  { details }: IsartorError,
  format: WireFormat,
): { readonly type?: string; readonly code?: string } {
  const { upstreamType: type, upstreamCode: code, upstreamFormat = format } = details;
  const isOwn = familyOf(upstreamFormat) === familyOf(format);
  return { ...(type !== undefined && isOwn && { type }), ...(code !== undefined && { code }) };
}

const commonStatus = ({ status }: IsartorError): number => (status === SITE_OVERLOADED ? 503 : status);
