import { exactKey } from '@isartor/cache-exact';
import { type ChatRequest, type LayerContext, promptBytes, type RequestDraft } from '@isartor/core';
import type { IncomingBody } from '@isartor/wire';
import type { Caller } from '../auth/authenticator.js';
import { bodyCacheControls } from '../caching/body-controls.js';
import { familyHeaders } from '../caching/family-headers.js';
import { type RequestControls, requestControls } from '../caching/request-controls.js';
import { requestScope } from '../caching/request-scope.js';
import { lineFields } from '../monitoring/line-fields.js';
import { noteSaving } from '../monitoring/note-saving.js';
import type { Runtime } from '../runtime.js';
import { readBody } from './body.js';
import type { Exchange } from './exchange.js';
import { PromptContext } from './prompt-context.js';
import { writeReply } from './reply-writer.js';
import type { ReadRequest } from './request-memo.js';

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
  const scope = requestScope(duties.caller.tenant, headers, {
    ...(read.sessionId === undefined ? {} : { sessionId: read.sessionId }),
    ...(asked.namespace === undefined ? {} : { namespace: asked.namespace }),
  });
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

function readRequest(exchange: Exchange, runtime: Runtime, body: Uint8Array): ReadRequest {
  const { headers } = exchange.incoming;
  const { codec, path, model } = exchange.route;
  const mediaType = mediaTypeOf(headers['content-type']);
  const features = featuresOf(exchange);
  const key = [path, codec.streamType, model, mediaType, features === NO_FEATURES ? '' : JSON.stringify(features)];
  return runtime.requestMemo.recall(`${key.join('\0')}\0`, body, () => {
    const incoming: IncomingBody = { body, mediaType, ...(model !== undefined && { model }) };
    return understand(codec.parseRequest(incoming), { features, dialect: codec.format }, runtime);
  });
}

function understand(
  draft: RequestDraft,
  asked: Pick<ChatRequest, 'features' | 'dialect'>,
  runtime: Runtime,
): ReadRequest {
  const { sessionId, cache, model, ...rest } = draft;
  const request: ChatRequest = { ...rest, ...runtime.models.resolve(model), ...asked };
  return {
    request,
    ...(sessionId === undefined ? {} : { sessionId }),
    cache: bodyCacheControls(cache),
    promptBytes: promptBytes(request),
  };
}

/** A media type without its parameters; '' where none is named. */
function mediaTypeOf(contentType = ''): string {
  return contentType === 'application/json' ? contentType : (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

const NO_FEATURES: Readonly<Record<string, string>> = {};

/** The headers of the dialect that can change the answer, so that they are part of the request. */
function featuresOf({ incoming, route }: Exchange): Readonly<Record<string, string>> {
  const known = route.codec.headers.features;
  let features = NO_FEATURES;
  for (const name of Object.keys(known)) {
    const value = incoming.headers[name];
    if (typeof value === 'string' && known[name]?.includes(value) === false) features = { ...features, [name]: value };
  }
  return features;
}
