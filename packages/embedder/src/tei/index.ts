export type { ServerEmbedderOptions } from '../http/server-embedder-options.js';
export { createTeiEmbedder, type TeiEmbedderOptions } from './tei-embedder.js';
