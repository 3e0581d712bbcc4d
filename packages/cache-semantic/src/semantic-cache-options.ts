import type { Embedder } from '@isartor/core';
import type { SemanticCacheConfig } from './config.js';
import type { Decider } from './decision/decider.js';
import type { Judge } from './judge-port.js';
import type { QuestionComparer } from './question-comparer.js';
import type { EntryStore } from './stores/entry-store.js';
import type { VectorIndex } from './vectors/vector-index.js';

/** What a semantic cache is made of; settings left out take the defaults of `semanticCacheConfig`. */
export interface SemanticCacheOptions<Value> extends Partial<SemanticCacheConfig> {
  readonly embedder: Embedder;
  /** What tells how two questions differ; by default `englishQuestions()`. */
  readonly comparer?: QuestionComparer<unknown>;
  /** Decides where neither a rule explains the difference nor a guard refuses it; by default `createDecider` of these settings. */
  readonly decider?: Decider;
  /** Compares answers, so that the cache learns from misses; without one it learns from feedback only. */
  readonly judge?: Judge<Value>;
  /** Keeps entries over a restart. */
  readonly store?: EntryStore<Value>;
  /** By default one of the embedder's dimensions. */
  readonly index?: VectorIndex;
  /** Where the index that there is by default keeps its graphs over a restart: a folder on a local disk that it has for itself. */
  readonly indexFolder?: string;
  /** What a value says, so that one answer in other words is known as such; by default a text is what it says. */
  readonly textOf?: (value: Value) => string | undefined;
  /** Equal for equal answers only; by default a hash of the value as JSON data. */
  readonly answerKey?: (value: Value) => string;
  /** Heap bytes of a value; by default its plain data are walked. */
  readonly sizeOf?: (value: Value) => number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
  /** Told when embedder, index or store could not do what they are for; requests go on. */
  readonly onFailure?: (error: unknown) => void;
}
