import { IsartorError } from '@isartor/core';
import { assertShape, readJsonObject } from '@isartor/wire';
import { z } from 'zod';
import type { Caller } from '../auth/authenticator.js';
import { readBody } from '../http/body.js';
import type { Exchange } from '../http/exchange.js';
import { sendJson } from '../http/send.js';
import type { Runtime } from '../runtime.js';
import type { Presence } from '../semantic-cache/presence.js';

/** Who says so, and the cache that answered. */
export interface FeedbackDuties {
  readonly caller: Caller;
  readonly presence: Presence;
}

const MAX_BODY_BYTES = 4 * 1024;

const bodySchema = z.strictObject({ request_id: z.string().min(1), correct: z.boolean() });

/**
 * `POST /admin/cache/feedback`: labels the semantic hit that a request was given, and drops the entry or alias it came from
 * where it was wrong. It answers when that is in force.
 * @throws IsartorError `forbidden` for who is no administrator; `not_found` where no such hit is remembered; what reading a
 * body throws.
 */
export async function handleFeedback(
  exchange: Exchange,
  { config, log }: Runtime,
  { caller, presence }: FeedbackDuties,
): Promise<void> {
  if (!caller.admin) throw new IsartorError('forbidden', 'Only the key of an administrator may label answers');
  const timeoutMs = config.server.bodyTimeoutMs;
  const json = readJsonObject(await readBody(exchange.incoming, { maxBytes: MAX_BODY_BYTES, timeoutMs }));
  assertShape(bodySchema, json);
  const { request_id, correct } = json;
  if (presence.state !== 'open' || !presence.cache.feedback(request_id, correct)) throw notRemembered(presence);
  log.info({ request_id: exchange.requestId, tenant: caller.tenant, of: request_id, correct }, 'Semantic hit labelled');
  sendJson(exchange, 202, { request_id, correct });
}

function notRemembered({ state }: Presence): IsartorError {
  if (state !== 'open') {
    const how = state === 'off' ? 'switched off' : 'not open yet';
    return new IsartorError('not_found', `The semantic cache is ${how}: it remembers no answer, nothing was labelled`);
  }
  const remembered = 'only the latest 10,000 are, by the replica that answered, until they are labelled or it restarts';
  const message = `No semantic hit with this request_id is remembered, nothing was labelled: ${remembered}`;
  return new IsartorError('not_found', message, { details: { param: 'request_id' } });
}
