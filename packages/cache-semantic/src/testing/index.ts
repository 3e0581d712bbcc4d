export { type BagOfWordsEmbedder, createBagOfWordsEmbedder } from './bag-of-words-embedder.js';
export { type EntryStoreContractOptions, entryStoreContract } from './entry-store-contract.js';
export { type SharedStoreContractOptions, sharedStoreContract } from './shared-store-contract.js';
export type { Run, TestRunner } from './test-runner.js';
export { type VectorIndexContractOptions, vectorIndexContract } from './vector-index-contract.js';
