import { type ChatRequest, IsartorError, type Operation } from '@isartor/core';
import type { BuildOptions, OperationCodec, ProviderCodec } from '@isartor/wire';

/**
 * How a dialect carries what a request asks for.
 * @throws IsartorError `unsupported_feature` where it cannot.
 */
export function operationCodec(
  codec: ProviderCodec,
  { operation, provider }: ChatRequest,
  options: BuildOptions,
): OperationCodec {
  if (operation === 'chat') {
    return {
      buildRequest: (request) => codec.buildRequest(request, options),
      parseReply: (body, name) => codec.parseReply(body, name),
    };
  }
  const other = operation === 'embeddings' ? codec.embeddings : codec.countTokens;
  if (other !== undefined) return other;
  throw new IsartorError('unsupported_feature', `${provider} does not take ${operation} requests`);
}

/** What a provider takes that has these codecs beside that of chat. */
export const operationsWith = (
  embeddings: OperationCodec | undefined,
  countTokens: OperationCodec | undefined,
): readonly Operation[] => [
  'chat',
  ...(embeddings === undefined ? [] : (['embeddings'] as const)),
  ...(countTokens === undefined ? [] : (['count_tokens'] as const)),
];
