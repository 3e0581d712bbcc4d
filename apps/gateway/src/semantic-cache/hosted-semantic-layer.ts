import { type SemanticCache, semanticCacheLayer } from '@isartor/cache-semantic';
import type { Completion, Layer } from '@isartor/core';
import type { SemanticCacheHost } from './semantic-cache-host.js';

/** L1b by whatever cache the host has when a request comes; while it has none, requests pass. */
export function hostedSemanticLayer(host: Pick<SemanticCacheHost, 'presence'>, realm: string): Layer {
  let made: { readonly cache: SemanticCache<Completion>; readonly layer: Layer } | undefined;
  return {
    name: 'L1b_SemanticCache',
    onFailure: 'pass',
    isCache: true,
    async handle(request, context) {
      const { presence } = host;
      if (presence.state !== 'open') {
        const cacheStatus = { cache: 'isartor-l1b', outcome: 'bypass', detail: 'unavailable' } as const;
        return { outcome: 'pass', request, cacheStatus };
      }
      const { cache } = presence;
      if (made?.cache !== cache) made = { cache, layer: semanticCacheLayer({ cache, realm }) };
      return made.layer.handle(request, context);
    },
  };
}
