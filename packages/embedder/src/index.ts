export { EmbedderError, type EmbedderFault } from './embedder-error.js';
export { type MemoizeOptions, memoizeEmbedder } from './memoize-embedder.js';
