import type { JsonObject } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';

/** The log probabilities of one text as the canonical model keeps them, which is how Chat Completions wraps them. */
export interface TextLogprobs {
  readonly content: readonly unknown[];
}

/** Those of a content part or a delta; undefined where it tells none. */
export function readLogprobs({ logprobs }: JsonObject): TextLogprobs | undefined {
  return Array.isArray(logprobs) && logprobs.length > 0 ? { content: logprobs } : undefined;
}

/** The tokens in log probabilities of any provider's; none where they are of another shape. */
export function tokensOf(logprobs: unknown): readonly unknown[] {
  return isJsonObject(logprobs) && Array.isArray(logprobs.content) ? logprobs.content : [];
}

/** How many UTF-8 bytes of the text a token is. */
export function tokenBytes(token: unknown): number {
  if (!isJsonObject(token)) return 0;
  if (Array.isArray(token.bytes)) return token.bytes.length;
  return typeof token.token === 'string' ? Buffer.byteLength(token.token) : 0;
}
