import { type ErrorCode, type ErrorDetails, IsartorError, type WireFormat } from '@isartor/core';
import type { CancelSignal } from '../cancel-signal.js';
import { departure } from '../departure.js';
import { causeOf, connectionFault } from '../http/connection-fault.js';
import type { MaskSecrets } from '../mask-secrets.js';
import { toldCode } from './told-code.js';

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
  /** The dialect of the answer. */
  readonly format: WireFormat;
  readonly mask: MaskSecrets;
  /** Once it has aborted there is no other failure. */
  readonly signal: CancelSignal;
}

/** Errors of a codec speak with the upstream's words, which are masked here. */
export function createAnswerFaults({ provider, format, mask, signal }: AnswerFaultsOptions): AnswerFaults {
  const masked = (error: IsartorError, code: ErrorCode, status?: number): IsartorError => {
    const { param, upstreamType, upstreamCode, answerFailed } = error.details;
    const details: ErrorDetails = {
      provider,
      upstreamFormat: format,
      ...(answerFailed === undefined ? {} : { answerFailed }),
      ...(status === undefined ? {} : { status }),
      ...(param === undefined ? {} : { param: mask(param) }),
      ...(upstreamType === undefined ? {} : { upstreamType: mask(upstreamType) }),
      ...(upstreamCode === undefined ? {} : { upstreamCode: mask(upstreamCode) }),
    };
    return new IsartorError(code, mask(error.message), { details });
  };

  /** An error told in a 200: a bad gateway to the caller where the request is to blame, and not worth a retry then. */
  const told = (error: IsartorError): IsartorError => {
    if (error.code !== 'upstream_failed') return masked(error, 'upstream_invalid');
    const code = toldCode(error.details);
    // Its status was 200: a limit or a fault of the request is the provider's word, not its status.
    return masked(error, code, code === 'upstream_rejected' || code === 'upstream_rate_limited' ? 502 : undefined);
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
