import { type ChatRequest, promptBytes, type RequestDraft } from '@isartor/core';
import type { IncomingBody } from '@isartor/wire';
import { bodyCacheControls } from '../caching/body-controls.js';
import type { Runtime } from '../runtime.js';
import type { Exchange } from './exchange.js';
import type { ReadRequest } from './request-memo.js';

/**
 * What a body asks for on the exchange's route. Bytes that were read twice are not read again.
 * @throws IsartorError `invalid_request` or `unsupported_feature`.
 */
export function readRequest(exchange: Exchange, runtime: Runtime, body: Uint8Array): ReadRequest {
  const { codec, path, model } = exchange.route;
  const mediaType = mediaTypeOf(exchange.incoming.headers['content-type']);
  const features = featuresOf(exchange);
  const key = [path, codec.streamType, model, mediaType, features === NO_FEATURES ? '' : JSON.stringify(features)];
  return runtime.requestMemo.recall(`${key.join('\0')}\0`, body, () =>
    understand(draftOf(exchange, body), { features, dialect: codec.format }, runtime),
  );
}

/** The same without the memory: nothing of it is kept. It tells the name of the model that was asked for, too. */
export function readRequestAfresh(
  exchange: Exchange,
  runtime: Runtime,
  body: Uint8Array,
): ReadRequest & { readonly askedModel: string | undefined } {
  const draft = draftOf(exchange, body);
  const asked = { features: featuresOf(exchange), dialect: exchange.route.codec.format };
  return { ...understand(draft, asked, runtime), askedModel: draft.model };
}

function draftOf({ route: { codec, model }, incoming: { headers } }: Exchange, body: Uint8Array): RequestDraft {
  const mediaType = mediaTypeOf(headers['content-type']);
  const incoming: IncomingBody = { body, mediaType, ...(model !== undefined && { model }) };
  return codec.parseRequest(incoming);
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
export function mediaTypeOf(contentType = ''): string {
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
