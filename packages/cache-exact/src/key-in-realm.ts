import { type ChatRequest, exactKey, type Scope, sha256 } from '@isartor/core';

/** The key of a request in a cache of this realm: what `cache.key` of the spans and purges call it. */
export function keyInRealm(request: ChatRequest, { scope, realm }: { readonly scope: Scope; readonly realm: string }) {
  const key = exactKey(request, scope);
  return realm === '' ? key : sha256(`${realm} ${key}`);
}
