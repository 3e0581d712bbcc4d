import { readProviderUrl, type ServerAddress } from './provider-url.js';
import { splitEnd } from './split-end.js';

/** Where a provider of OpenAI's dialects is reached: paths with their query. */
export interface OpenaiEndpoint {
  readonly address: ServerAddress;
  readonly chatPath: string;
  readonly responsesPath: string;
  readonly inputTokensPath: string;
  readonly embeddingsPath: string;
  readonly modelsPath: string;
}

/**
 * Reads a provider's URL: one that ends in `end` is used as it is and the other operations are its siblings; any other
 * is a base to which the operation's path is appended.
 * @throws Error when the URL cannot be used, or is an endpoint of another API.
 */
export function parseOpenaiEndpoint(url: string, end: '/chat/completions' | '/responses'): OpenaiEndpoint {
  const { address, path, search } = readProviderUrl(url);
  const base = splitEnd(path, [end]) ?? path;
  const pathOf = (operation: string): string => `${base}${operation}${search}`;
  return {
    address,
    chatPath: pathOf('/chat/completions'),
    responsesPath: pathOf('/responses'),
    inputTokensPath: pathOf('/responses/input_tokens'),
    embeddingsPath: pathOf('/embeddings'),
    modelsPath: pathOf('/models'),
  };
}
