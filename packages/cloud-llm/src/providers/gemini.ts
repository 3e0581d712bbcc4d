import type { Operation } from '@isartor/core';
import type { ProviderCodec } from '@isartor/wire';
import { type GeminiVerb, parseGeminiEndpoint } from '../endpoint/gemini-endpoint.js';
import type { Provider } from '../provider.js';
import { createHttpProvider } from './http-provider.js';
import type { HttpProviderOptions } from './http-provider-options.js';
import { operationsWith } from './operation-codec.js';
import type { HeaderRules } from './request-headers.js';

/**
 * How a server of the Gemini API is reached. The URL is a base such as `https://host` or `https://host/v1beta`, or a full
 * URL that ends in `:generateContent` and so names the model of every request; the key is sent as `x-goog-api-key`.
 */
export interface GeminiOptions extends HttpProviderOptions {
  readonly codec: ProviderCodec;
}

const HEADERS: HeaderRules = {
  key: { name: 'x-goog-api-key', prefix: '' },
  credentials: ['x-goog-api-key', 'authorization'],
  passedOn: /^(?:x-goog-user-project|idempotency-key)$/,
  defaults: {},
};

const VERBS: Readonly<Record<Operation, GeminiVerb>> = {
  chat: 'generateContent',
  embeddings: 'batchEmbedContents',
  count_tokens: 'countTokens',
};

/**
 * A provider that speaks the Gemini API: chat, token counts and embeddings.
 * @throws Error when the URL or the key cannot be used.
 */
export function createGeminiProvider(options: GeminiOptions): Provider {
  const { codec } = options;
  const endpoint = parseGeminiEndpoint(options.url);
  return createHttpProvider(options, {
    address: endpoint.address,
    operations: operationsWith(codec.embeddings, codec.countTokens),
    headers: HEADERS,
    routeFor({ operation, model }, stream) {
      const verb = stream && operation === 'chat' ? 'streamGenerateContent' : VERBS[operation];
      return { codec, path: endpoint.pathFor(verb, model) };
    },
  });
}
