import { readProviderUrl, type ServerAddress } from './provider-url.js';
import { splitEnd } from './split-end.js';

/** What a model is asked to do; the last part of a path. */
export type GeminiVerb = 'generateContent' | 'streamGenerateContent' | 'countTokens' | 'batchEmbedContents';

/** Where a provider of the Gemini API is reached: paths with their query. */
export interface GeminiEndpoint {
  readonly address: ServerAddress;
  /** A stream is asked for as server-sent events. A full endpoint names its model itself, whatever `model` is. */
  pathFor(verb: GeminiVerb, model: string): string;
  readonly modelsPath: string;
}

const VERSION = /\/v1(?:alpha|beta)?$/;
const NAMED_MODEL = /\/[^/]*$/;

/**
 * Reads a provider's URL: one that ends in `:generateContent` or `:streamGenerateContent` names its model and is used as
 * it is, with the other verbs as siblings; any other is a base that gets `/v1beta`, unless it ends in a version.
 * @throws Error when the URL cannot be used, or is an endpoint of another API.
 */
export function parseGeminiEndpoint(url: string): GeminiEndpoint {
  const { address, path, search } = readProviderUrl(url);
  const named = splitEnd(path, [':generateContent', ':streamGenerateContent']);
  const base = VERSION.test(path) ? path : `${path}/v1beta`;
  const query = queries(search);
  return {
    address,
    pathFor(verb, model) {
      const resource = named ?? `${base}/${resourceOf(model)}`;
      return `${resource}:${verb}${verb === 'streamGenerateContent' ? query.streamed : query.whole}`;
    },
    modelsPath: `${named?.replace(NAMED_MODEL, '') ?? `${base}/models`}${query.whole}`,
  };
}

/** Callers may name a model with its collection, as Google's own clients do. */
function resourceOf(model: string): string {
  const [, collection = 'models', name = model] = /^(models|tunedModels)\/(.+)$/.exec(model) ?? [];
  return `${collection}/${encodeURIComponent(name)}`;
}

/** `alt` says how an answer is told, so it goes with a stream and with nothing else. */
function queries(search: string): { readonly whole: string; readonly streamed: string } {
  const parameters = new URLSearchParams(search);
  let whole = search;
  if (parameters.has('alt')) {
    parameters.delete('alt');
    whole = parameters.size === 0 ? '' : `?${parameters}`;
  }
  return { whole, streamed: `${whole}${whole === '' ? '?' : '&'}alt=sse` };
}
