import { type ErrorCode, type ErrorDetails, IsartorError } from '@isartor/core';
import type { CancelSignal } from '../cancel-signal.js';
import { departure } from '../departure.js';
import { causeOf, connectionFault } from '../http/connection-fault.js';
import type { MaskSecrets } from '../mask-secrets.js';

/** What a failure of an answer that began with 200 means, by how far the answer had come. */
export interface AnswerFaults {
  /** A body that is not a whole answer. It was paid for, so it is not asked for again. */
  whole(error: unknown): IsartorError;
  /** A stream of which nothing was handed out yet. */
  beforeFirst(error: unknown): IsartorError;
  /** A stream that somebody has begun to read. */
  afterFirst(error: unknown): IsartorError;
}

export interface AnswerFaultsOptions {
  readonly provider: string;
  readonly mask: MaskSecrets;
  /** Once it has aborted there is no other failure. */
  readonly signal: CancelSignal;
}

/** Errors of a codec speak with the upstream's words, which are masked here. */
export function createAnswerFaults({ provider, mask, signal }: AnswerFaultsOptions): AnswerFaults {
  const masked = (error: IsartorError, code: ErrorCode, status?: number): IsartorError => {
    const { param, upstreamType, upstreamCode } = error.details;
    const details: ErrorDetails = {
      provider,
      ...(status === undefined ? {} : { status }),
      ...(param === undefined ? {} : { param: mask(param) }),
      ...(upstreamType === undefined ? {} : { upstreamType: mask(upstreamType) }),
      ...(upstreamCode === undefined ? {} : { upstreamCode: mask(upstreamCode) }),
    };
    return new IsartorError(code, mask(error.message), { details });
  };

  /** An error told in a 200: a bad gateway to the caller, and not worth a retry when it is the request's fault. */
  const told = (error: IsartorError): IsartorError => {
    if (error.code === 'upstream_failed' && blamesRequest(error)) return masked(error, 'upstream_rejected', 502);
    return masked(error, error.code === 'upstream_failed' ? 'upstream_failed' : 'upstream_invalid');
  };

  const broken = (error: unknown, code: ErrorCode): IsartorError => {
    const message = `The connection to ${provider} broke before the answer was whole`;
    return new IsartorError(code, message, { details: { provider }, cause: causeOf(error) });
  };

  const unlessAborted =
    (meaning: (error: unknown) => IsartorError) =>
    (error: unknown): IsartorError =>
      signal.aborted ? departure(signal) : meaning(error);

  return {
    whole: unlessAborted((error) => (IsartorError.is(error) ? told(error) : broken(error, 'upstream_invalid'))),
    beforeFirst: unlessAborted((error) => (IsartorError.is(error) ? told(error) : connectionFault(error, provider))),
    afterFirst: unlessAborted((error) =>
      IsartorError.is(error) ? masked(error, 'upstream_broken') : broken(error, 'upstream_broken'),
    ),
  };
}

function blamesRequest({ details }: IsartorError): boolean {
  return details.upstreamType === 'invalid_request_error' || /^4\d\d$/.test(details.upstreamCode ?? '');
}
