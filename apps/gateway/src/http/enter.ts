import { type Caller, identifyCaller } from '../auth/identify-caller.js';
import type { Runtime } from '../runtime.js';
import type { Exchange } from './exchange.js';

/**
 * Layer 0: nobody gets past who must not.
 * @throws IsartorError `forbidden` for a web page of others, `unauthorized` without an accepted key.
 */
export function enter(exchange: Exchange, runtime: Runtime): Caller {
  runtime.browserGuard(exchange.incoming.headers);
  const caller = identifyCaller(exchange, runtime);
  exchange.tenant = caller.tenant;
  return caller;
}
