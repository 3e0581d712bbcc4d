import type { IsartorError } from '@isartor/core';
import type { RenderedError } from './codec.js';

/** A dialect of its own has this status for "overloaded"; everywhere else that is "unavailable". */
const SITE_OVERLOADED = 529;

/** An error as JSON with its status, the provider's headers that travel with it, and when to try again. */
export function errorResponse(error: IsartorError, body: object): RenderedError {
  const { headers, retryAfterSeconds } = error.details;
  return {
    status: error.status === SITE_OVERLOADED ? 503 : error.status,
    headers: {
      ...headers,
      'content-type': 'application/json',
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(Math.ceil(retryAfterSeconds)) }),
    },
    body: JSON.stringify(body),
  };
}
