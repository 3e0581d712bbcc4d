export { knownWords } from './known-words.js';
export { createMinilmEmbedder } from './minilm-embedder.js';
export type { MinilmEmbedderOptions } from './options.js';
export type { MinilmEmbedder, ModelProcessFacts } from './process-embedder.js';
