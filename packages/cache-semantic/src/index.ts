export { COMPLETIONS } from './completions.js';
export { type SemanticCacheConfig, semanticCacheConfig } from './config.js';
export { createDecider, type DeciderOptions } from './decision/create-decider.js';
export type { CandidateFeatures, Decider, Decision } from './decision/decider.js';
export type { AnswerFacts, Asked } from './engine/asked.js';
export type { LookUpCounts } from './engine/counts.js';
export type { FalseHits } from './engine/false-hits.js';
export type {
  HitBy,
  LookUp,
  LookUpFacts,
  MissReason,
  SemanticHit,
  SemanticMiss,
  Settled,
} from './engine/look-up.js';
export { englishQuestions } from './english-questions.js';
export { type ExactOnlyReason, type SplitRequest, splitRequest } from './exact-only.js';
export type { ExplainedCandidate, Explanation } from './explanation.js';
export type { CacheHealth } from './health.js';
export { judgeAnswers } from './judge/judge-answers.js';
export type { Judgement } from './judge/judgement.js';
export type { Judge } from './judge-port.js';
export { observeFalseHits } from './observe-false-hits.js';
export type { PartitionOptions } from './partition.js';
export { semanticPartition } from './partition.js';
export type { QuestionComparer } from './question-comparer.js';
export { compareQuestions } from './questions/compare-questions.js';
export { BENIGN_CHANGES, type BenignChange, type Comparison, GUARDS, type GuardName } from './questions/comparison.js';
export { type PrepareOptions, prepareQuestion } from './questions/prepare-question.js';
export type { Question } from './questions/question.js';
export { createSemanticCache, type SemanticCache, type SemanticCacheStats, type Wrapped } from './semantic-cache.js';
export { type SemanticCacheLayerOptions, semanticCacheLayer } from './semantic-cache-layer.js';
export type { SemanticCacheOptions } from './semantic-cache-options.js';
export type {
  EntryRecord,
  EntryStore,
  EntryStoreCapabilities,
  EntryStoreHealth,
  MaybePromise,
  RecordAnswer,
  SourceAnswer,
} from './stores/entry-store.js';
export { createMemoryStore } from './stores/memory-store.js';
export type { SharedChanges, SharedEntries } from './stores/shared-entries.js';
export { type SemanticCacheSpans, semanticCacheMetrics, semanticCacheSpans } from './telemetry.js';
export { createVectorIndex, type VectorIndexOptions } from './vectors/create-vector-index.js';
export { NotReadyError } from './vectors/not-ready-error.js';
export type { IndexHealth, Neighbour, Neighbours, VectorIndex, VectorQuery } from './vectors/vector-index.js';
