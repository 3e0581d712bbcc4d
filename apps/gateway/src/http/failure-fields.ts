import type { IsartorError } from '@isartor/core';
import { lineFields } from '../monitoring/line-fields.js';
import type { Exchange } from './exchange.js';

/**
 * What the log tells of a failure, beside its code the facts that lead to its cause. Not its message: that may be the
 * upstream's own, which may quote the prompt.
 */
export function failureFields(exchange: Exchange, { code, details, cause }: IsartorError): object {
  const { provider, upstreamStatus } = details;
  return {
    ...lineFields(exchange),
    code,
    layer: exchange.finalLayer,
    ...(provider === undefined ? {} : { provider }),
    ...(upstreamStatus === undefined ? {} : { upstream_status: upstreamStatus }),
    ...(isSystemError(cause) ? { cause: cause.code } : {}),
  };
}

/** An error that Node or a client library names by a code, such as `ECONNREFUSED`. */
function isSystemError(cause: unknown): cause is { readonly code: string } {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string';
}
