import { IsartorError } from '@isartor/core';
import type { Exchange } from '../http/exchange.js';
import type { Runtime } from '../runtime.js';
import type { Caller } from './authenticator.js';
import { presentedKey } from './presented-key.js';

export type { Caller } from './authenticator.js';

/**
 * Who sent this request.
 * @throws IsartorError `unauthorized` when a key is required and none of the accepted ones was presented.
 */
export function identifyCaller({ incoming, requestId, span }: Exchange, { authenticator, log }: Runtime): Caller {
  const key = authenticator.required ? presentedKey(incoming.headers, incoming.url ?? '/') : undefined;
  const caller = authenticator.authenticate(key);
  if (caller === undefined) {
    span.event('auth', { outcome: 'rejected' });
    log.warn({ request_id: requestId, presented: key !== undefined }, 'Gateway key rejected');
    const problem = key === undefined ? 'A gateway key is required' : 'The gateway key is not accepted';
    throw new IsartorError('unauthorized', `${problem}: send it as "Authorization: Bearer <key>" or "X-Isartor-Key"`);
  }
  if (authenticator.required) {
    span.event('auth', { outcome: 'accepted', tenant: caller.tenant });
    log.debug({ request_id: requestId, tenant: caller.tenant }, 'Gateway key accepted');
  }
  return caller;
}
