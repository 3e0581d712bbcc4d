import { exactKey } from '@isartor/cache-exact';
import type { LayerContext } from '@isartor/core';
import type { Caller } from '../auth/authenticator.js';
import { familyHeaders } from '../caching/family-headers.js';
import { type RequestControls, requestControls } from '../caching/request-controls.js';
import { requestScope } from '../caching/request-scope.js';
import { lineFields } from '../monitoring/line-fields.js';
import { noteSaving } from '../monitoring/note-saving.js';
import type { Runtime } from '../runtime.js';
import { readBody } from './body.js';
import type { Exchange } from './exchange.js';
import { PromptContext } from './prompt-context.js';
import { readRequest } from './read-request.js';
import { writeReply } from './reply-writer.js';

/** A prompt's way: read the body, find out what it asks for, run the layers, write the answer. */
export async function handlePrompt(
  exchange: Exchange,
  runtime: Runtime,
  duties: { readonly caller: Caller; readonly defer: LayerContext['defer'] },
): Promise<void> {
  const { headers } = exchange.incoming;
  const { server } = runtime.config;
  const body = await readBody(exchange.incoming, {
    maxBytes: server.maxBodyBytes,
    timeoutMs: server.bodyTimeoutMs,
  });
  const read = readRequest(exchange, runtime, body);
  exchange.promptBytes = read.promptBytes;
  exchange.request = read.request;
  exchange.bodyBytes = body.byteLength;
  const asked = requestControls(headers, read.cache);
  const { sessionId } = read;
  const scope = requestScope(duties.caller.tenant, headers, { sessionId, namespace: asked.namespace });
  tellUnreadable(exchange, runtime, asked);
  if (asked.families.length > 0) {
    exchange.familyHeaders = (journey) => familyHeaders(asked, journey, () => exactKey(read.request, scope));
  }
  const context = new PromptContext(exchange, {
    scope,
    controls: asked.controls,
    log: runtime.log,
    defer: duties.defer,
    ...(duties.caller.credentials && { credentials: duties.caller.credentials }),
  });
  const { request } = read;
  exchange.door = undefined;
  const answer = await runtime.pipeline.run(request, context, exchange.journey);
  const reply = noteSaving(exchange, answer, { operation: request.operation, prices: runtime.config.usagePricing });
  await writeReply({ exchange, request, memo: runtime.replyMemo, log: runtime.log }, reply);
}

/** Names what was ignored. Its value may be anything, a key among them: it is not told. */
function tellUnreadable(exchange: Exchange, { log }: Runtime, { unreadable }: RequestControls): void {
  for (const control of unreadable) {
    log.debug({ ...lineFields(exchange), control }, 'A cache control cannot be read and is ignored');
  }
}
