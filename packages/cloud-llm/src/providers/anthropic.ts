import type { ProviderCodec } from '@isartor/wire';
import { parseAnthropicEndpoint } from '../endpoint/anthropic-endpoint.js';
import type { Provider } from '../provider.js';
import { createHttpProvider } from './http-provider.js';
import type { HttpProviderOptions } from './http-provider-options.js';
import { operationsWith } from './operation-codec.js';
import type { HeaderRules } from './request-headers.js';

/**
 * How a server of Anthropic's dialect is reached. The URL is a base such as `https://host` or `https://host/v1`, or a full
 * URL that ends in `/messages`; the key is sent as `x-api-key`.
 */
export interface AnthropicOptions extends HttpProviderOptions {
  readonly codec: ProviderCodec;
}

const HEADERS: HeaderRules = {
  key: { name: 'x-api-key', prefix: '' },
  // Who is signed in with a subscription has a bearer token.
  credentials: ['x-api-key', 'authorization'],
  passedOn: /^(?:anthropic-[a-z-]+|idempotency-key)$/,
  defaults: { 'anthropic-version': '2023-06-01' },
};

/**
 * A provider that speaks Anthropic Messages and counts tokens. It has no embeddings.
 * @throws Error when the URL or the key cannot be used.
 */
export function createAnthropicProvider(options: AnthropicOptions): Provider {
  const { codec } = options;
  const endpoint = parseAnthropicEndpoint(options.url);
  const chat = { codec, path: endpoint.messagesPath };
  const count = { codec, path: endpoint.countTokensPath };
  return createHttpProvider(options, {
    address: endpoint.address,
    operations: operationsWith(undefined, codec.countTokens),
    headers: HEADERS,
    routeFor: ({ operation }) => (operation === 'count_tokens' ? count : chat),
  });
}
