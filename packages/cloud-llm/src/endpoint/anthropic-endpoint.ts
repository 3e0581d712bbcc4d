import { readProviderUrl, type ServerAddress } from './provider-url.js';
import { splitEnd } from './split-end.js';

/** Where a provider of Anthropic's dialect is reached: paths with their query. */
export interface AnthropicEndpoint {
  readonly address: ServerAddress;
  readonly messagesPath: string;
  readonly countTokensPath: string;
  readonly modelsPath: string;
}

/**
 * Reads a provider's URL: one that ends in `/messages` is used as it is and the other operations are its siblings; any
 * other is a base that gets `/v1`, unless it ends so, and the operation's path.
 * @throws Error when the URL cannot be used, or is an endpoint of another API.
 */
export function parseAnthropicEndpoint(url: string): AnthropicEndpoint {
  const { address, path, search } = readProviderUrl(url);
  const base = splitEnd(path, ['/messages']) ?? (path.endsWith('/v1') ? path : `${path}/v1`);
  const pathOf = (operation: string): string => `${base}${operation}${search}`;
  return {
    address,
    messagesPath: pathOf('/messages'),
    countTokensPath: pathOf('/messages/count_tokens'),
    modelsPath: pathOf('/models'),
  };
}
