import { IsartorError } from '@isartor/core';
import type { Exchange } from '../http/exchange.js';
import type { Runtime } from '../runtime.js';
import type { Caller } from './authenticator.js';
import { callerCredentials } from './caller-credentials.js';
import { credentialTenant } from './credential-tenant.js';
import { ownKey, presentedKey } from './presented-key.js';

export type { Caller } from './authenticator.js';

/**
 * Who sent this request.
 * @throws IsartorError `unauthorized` when a key is required and none of the accepted ones was presented.
 */
export function identifyCaller(exchange: Exchange, runtime: Runtime): Caller {
  const { incoming } = exchange;
  const { authenticator, tenantSecret } = runtime;
  const { headers, url = '/' } = incoming;
  if (tenantSecret === undefined) return admit(exchange, runtime, () => presentedKey(headers, url));
  // Every other place of a key holds the provider's.
  const caller = admit(exchange, runtime, () => ownKey(headers));
  const credentials = callerCredentials(headers, url);
  if (credentials === undefined) return caller;
  const tenant = authenticator.required ? caller.tenant : credentialTenant(credentials, tenantSecret);
  return { ...caller, tenant, credentials };
}

function admit(exchange: Exchange, runtime: Runtime, present: () => string | undefined): Caller {
  const { requestId, span } = exchange;
  const { authenticator, tenantSecret, log } = runtime;
  const key = authenticator.required ? present() : undefined;
  const caller = authenticator.authenticate(key);
  if (caller === undefined) {
    span.event('auth', { outcome: 'rejected' });
    log.warn({ request_id: requestId, presented: key !== undefined }, 'Gateway key rejected');
    const problem = key === undefined ? 'A gateway key is required' : 'The gateway key is not accepted';
    const places = tenantSecret === undefined ? '"Authorization: Bearer <key>" or "X-Isartor-Key"' : '"X-Isartor-Key"';
    throw new IsartorError('unauthorized', `${problem}: send it as ${places}`);
  }
  if (authenticator.required) {
    span.event('auth', { outcome: 'accepted', tenant: caller.tenant });
    log.debug({ request_id: requestId, tenant: caller.tenant }, 'Gateway key accepted');
  }
  return caller;
}
