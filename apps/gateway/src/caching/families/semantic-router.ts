import { readSemanticRouterControl } from '../directives.js';
import { type CacheFamily, similarityHeader } from './cache-family.js';

/** vLLM's semantic router. */
export const semanticRouter: CacheFamily = {
  name: 'semantic-router',
  requestHeaders: { 'x-vsr-cache-control': readSemanticRouterControl },
  responseHeaders: (outcome) => ({
    'x-vsr-cache-hit': String(outcome.state === 'hit'),
    ...similarityHeader('x-vsr-cache-similarity', outcome),
  }),
};
