export { type EmbedderContractOptions, embedderContract, type TestRunner } from './embedder-contract.js';
export {
  createFixedEmbedder,
  type FixedEmbedder,
  type FixedEmbedderOptions,
  type FixedEmbedding,
} from './fixed-embedder.js';
