import type { Operation } from '@isartor/core';
import type { ProviderCodec } from '@isartor/wire';
import { parseOpenaiEndpoint } from '../endpoint/openai-endpoint.js';
import type { Provider } from '../provider.js';
import { createHttpProvider, type UpstreamRoute } from './http-provider.js';
import type { HttpProviderOptions } from './http-provider-options.js';
import { OPENAI_HEADER_RULES } from './openai-headers.js';
import { operationsWith } from './operation-codec.js';

/**
 * How a server is reached that is asked in the Responses API only. The URL ends in `/responses`, or is a base such as
 * `http://host/v1`; the key is sent as a bearer token.
 */
export interface ResponsesOptions extends HttpProviderOptions {
  /** The Responses API. */
  readonly codec: ProviderCodec;
  /** Chat Completions, whose embeddings are those of the Responses API. Left out for a server without embeddings. */
  readonly chatCodec?: ProviderCodec;
}

/**
 * A provider that is asked in the Responses API, whatever dialect its callers speak.
 * @throws Error when the URL or the key cannot be used.
 */
export function createResponsesProvider(options: ResponsesOptions): Provider {
  const { codec, chatCodec } = options;
  const endpoint = parseOpenaiEndpoint(options.url, '/responses');
  const routes: Readonly<Record<Operation, UpstreamRoute>> = {
    chat: { codec, path: endpoint.responsesPath },
    embeddings: { codec: chatCodec ?? codec, path: endpoint.embeddingsPath },
    count_tokens: { codec, path: endpoint.inputTokensPath },
  };
  return createHttpProvider(options, {
    address: endpoint.address,
    operations: operationsWith(chatCodec?.embeddings, codec.countTokens),
    headers: OPENAI_HEADER_RULES,
    routeFor: ({ operation }) => routes[operation],
  });
}
