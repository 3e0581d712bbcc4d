import type { IsartorError } from '@isartor/core';

/** `error.type` of a failed call: the upstream's status where it sent one, else our code. */
export const errorType = ({ code, details }: IsartorError): string =>
  details.upstreamStatus === undefined ? code : String(details.upstreamStatus);
