import type { Purge } from '@isartor/cache-exact';
import { IsartorError } from '@isartor/core';
import type { Caller } from '../auth/authenticator.js';
import { readBody } from '../http/body.js';
import type { Exchange } from '../http/exchange.js';
import { sendJson } from '../http/send.js';
import type { Runtime } from '../runtime.js';
import type { PurgedEntries } from './purge-caches.js';
import { readPurge } from './read-purge.js';

/** Who asks, and what does it. */
export interface PurgeDuties {
  readonly caller: Caller;
  readonly purge: (purge: Purge) => Promise<PurgedEntries>;
}

/** A purge names one thing: it needs no room for more. */
const MAX_BODY_BYTES = 64 * 1024;

/**
 * `POST /admin/cache/purge`: answers when nobody serves any more what the body names. Once begun a purge goes on, even
 * where its caller does not wait for the end.
 * @throws IsartorError `forbidden` for who is no administrator; what reading a body throws; `store_unavailable`.
 */
export async function handlePurge(
  exchange: Exchange,
  { config, log }: Runtime,
  { caller, purge }: PurgeDuties,
): Promise<void> {
  if (!caller.admin) throw new IsartorError('forbidden', 'Only the key of an administrator may purge');
  const timeoutMs = config.server.bodyTimeoutMs;
  const what = readPurge(await readBody(exchange.incoming, { maxBytes: MAX_BODY_BYTES, timeoutMs }));
  const purged = purge(what).then((entries) => {
    const facts = { request_id: exchange.requestId, tenant: caller.tenant, by: Object.keys(what).join(), ...entries };
    log.info(facts, 'Cache purged');
    return entries;
  });
  sendJson(exchange, 200, { purged: await Promise.race([purged, whenAborted(exchange.signal)]) });
}

/** Rejects with the signal's reason when it aborts. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
