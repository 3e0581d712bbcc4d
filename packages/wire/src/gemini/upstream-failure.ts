import { IsartorError } from '@isartor/core';
import { present } from '../json/present.js';
import { readError } from './parse-error.js';

/** The failure that a provider reports inside an answer or a stream it began with status 200. */
export function upstreamFailure(body: unknown): IsartorError {
  const { message, type, code, param } = readError(body);
  return new IsartorError('upstream_failed', message ?? 'The provider reported an error without a message', {
    details: present({ upstreamType: type, upstreamCode: code, param }),
  });
}
