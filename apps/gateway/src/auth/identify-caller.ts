import { IsartorError } from '@isartor/core';
import type { Exchange } from '../http/exchange.js';
import { RequestLog } from '../logging/request-log.js';
import type { Runtime } from '../runtime.js';
import type { Caller } from './authenticator.js';
import { callerCredentials } from './caller-credentials.js';
import { credentialTenant } from './credential-tenant.js';
import { ownKey, type PresentedKey, presentedKey } from './presented-key.js';
import { tellAdmission } from './tell-auth.js';

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

function admit(exchange: Exchange, runtime: Runtime, present: () => PresentedKey | undefined): Caller {
  const { authenticator, tenantSecret, log } = runtime;
  const presented = authenticator.required ? present() : undefined;
  if (presented !== undefined) exchange.keySource = presented.source;
  const caller = authenticator.authenticate(presented?.key);
  if (caller === undefined) {
    const problem = presented === undefined ? 'A gateway key is required' : 'The gateway key is not accepted';
    const places = tenantSecret === undefined ? '"Authorization: Bearer <key>" or "X-Isartor-Key"' : '"X-Isartor-Key"';
    throw new IsartorError('unauthorized', `${problem}: send it as ${places}`);
  }
  tellAdmission(exchange, authenticator.required ? 'pass' : 'open');
  if (authenticator.required) {
    new RequestLog(log, exchange).debug(
      { tenant: caller.tenant, key_source: exchange.keySource },
      'Gateway key accepted',
    );
  }
  return caller;
}
