import { hash } from 'node:crypto';
import { type ChatRequest, promptText } from '@isartor/core';

/** Requests whose bodies come again are remembered as they are, so that each of them is hashed once. */
const known = new WeakMap<ChatRequest, string>();

/** SHA-256 of a prompt's text, hexadecimal. */
export function promptHash(request: ChatRequest): string {
  let digest = known.get(request);
  if (digest === undefined) {
    digest = hash('sha256', promptText(request), 'hex');
    known.set(request, digest);
  }
  return digest;
}
