export type { ServerEmbedderOptions } from '../http/server-embedder-options.js';
export { createOpenaiEmbedder, type OpenaiEmbedderOptions } from './openai-embedder.js';
