import type { ChatRequest, Operation } from '@isartor/core';
import type { ProviderCodec } from '@isartor/wire';
import { parseOpenaiEndpoint } from '../endpoint/openai-endpoint.js';
import type { Provider } from '../provider.js';
import { createHttpProvider, type UpstreamRoute } from './http-provider.js';
import type { HttpProviderOptions } from './http-provider-options.js';
import { OPENAI_HEADER_RULES } from './openai-headers.js';
import { operationsWith } from './operation-codec.js';

/**
 * How one OpenAI-compatible server is reached, and what is special about it. The URL is a base such as `http://host/v1`,
 * or a full URL that ends in `/chat/completions`; the key is sent as a bearer token.
 */
export interface OpenaiCompatibleOptions extends HttpProviderOptions {
  /** Chat Completions, and embeddings where it has them. */
  readonly codec: ProviderCodec;
  /**
   * The Responses API, for a server that has it too: what came in that dialect goes up in it, and tokens are counted by
   * it. Left out, everything goes to Chat Completions.
   */
  readonly responsesCodec?: ProviderCodec;
  /** False where a stream tells its usage unasked and the wish for it is an error. True when left out. */
  readonly takesStreamOptions?: boolean;
}

/**
 * A provider that speaks Chat Completions, and perhaps the Responses API.
 * @throws Error when the URL or the key cannot be used.
 */
export function createOpenaiCompatibleProvider(options: OpenaiCompatibleOptions): Provider {
  const { codec, responsesCodec, takesStreamOptions = true } = options;
  const endpoint = parseOpenaiEndpoint(options.url, '/chat/completions');
  const chat: UpstreamRoute = { codec, path: endpoint.chatPath };
  const responses = responsesCodec && { codec: responsesCodec, path: endpoint.responsesPath };
  const routes: Readonly<Record<Operation, (request: ChatRequest) => UpstreamRoute>> = {
    chat: ({ dialect }) => (dialect === 'responses' ? responses : undefined) ?? chat,
    embeddings: () => ({ codec, path: endpoint.embeddingsPath }),
    count_tokens: () => ({ codec: responsesCodec ?? codec, path: endpoint.inputTokensPath }),
  };
  return createHttpProvider(options, {
    address: endpoint.address,
    operations: operationsWith(codec.embeddings, responsesCodec?.countTokens),
    headers: OPENAI_HEADER_RULES,
    takesStreamOptions,
    routeFor: (request) => routes[request.operation](request),
  });
}
