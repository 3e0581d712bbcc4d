import { type CacheFamily, similarityHeader } from './cache-family.js';

/** LiteLLM: its controls are in the body. Its users take a hit from the presence of the key, so a miss has none. */
export const litellm: CacheFamily = {
  name: 'litellm',
  requestHeaders: {},
  responseHeaders(outcome) {
    const { state, semantic, key } = outcome;
    if (state !== 'hit') return {};
    return {
      ...(key !== undefined && { 'x-litellm-cache-key': key }),
      ...(semantic && similarityHeader('x-litellm-semantic-similarity', outcome)),
    };
  },
};
