import type { ChatRequest, SourceRequest, WireFormat } from '@isartor/core';
import { canReturn } from './sealed-reasoning.js';

/**
 * The body that the caller sent, where a provider of `format` can have it as it is: the caller spoke this dialect, and no
 * thought in it was signed by another maker and came back by way of this client, which its provider would refuse.
 */
export function ownSource({ source, messages }: ChatRequest, format: WireFormat): SourceRequest | undefined {
  if (source?.format !== format) return undefined;
  const isOwn = messages.every(({ content }) =>
    content.every((part) => part.type !== 'reasoning' || canReturn(part, format)),
  );
  return isOwn ? source : undefined;
}
