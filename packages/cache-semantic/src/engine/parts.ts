import { setMaxListeners } from 'node:events';
import { type Embedder, heapSize } from '@isartor/core';
import { SEMANTIC_CACHE_DEFAULTS } from '../config.js';
import { createDecider } from '../decision/create-decider.js';
import type { Decider } from '../decision/decider.js';
import { englishQuestions } from '../english-questions.js';
import { createEntries, type Entries } from '../entries/entries.js';
import { createExplaining, type Explanation } from '../explanation.js';
import type { SemanticCacheOptions } from '../semantic-cache-options.js';
import type { EntryStore } from '../stores/entry-store.js';
import { createVectorIndex } from '../vectors/create-vector-index.js';
import type { VectorIndex } from '../vectors/vector-index.js';
import { answerKeyOf } from './answer-key.js';
import { createAnswering } from './answering.js';
import type { Asked } from './asked.js';
import { createLearning, type Learning } from './learning.js';
import type { LookUp } from './look-up.js';
import { createSearch } from './search.js';
import { createSettling, type Settling } from './settling.js';
import { createStoredQuestions } from './stored-questions.js';

/** What a semantic cache works with. */
export interface Parts<Value> {
  readonly embedder: Embedder;
  readonly index: VectorIndex;
  readonly store: EntryStore<Value> | undefined;
  readonly decider: Decider;
  readonly entries: Entries<Value>;
  readonly learning: Learning<Value>;
  readonly settling: Settling<Value>;
  /** Finds and compares, and tells why; changes nothing. */
  readonly explain: (asked: Asked) => Promise<Explanation>;
  /** Finds, and serves what may be served. */
  readonly answering: (asked: Asked) => Promise<LookUp<Value>>;
  /** How often the parts could not do what they are for. */
  readonly failures: { readonly search: number; readonly store: number };
  /** Ends what runs in the background. */
  readonly closing: AbortController;
}

function indexOf<Value>({ embedder, indexFolder }: SemanticCacheOptions<Value>): VectorIndex {
  return createVectorIndex({ dimensions: embedder.dimensions, embedderId: embedder.id, folder: indexFolder });
}

/** Puts the parts together. */
export function createParts<Value>(options: SemanticCacheOptions<Value>): Parts<Value> {
  const { embedder, store, judge, now = Date.now, random = Math.random } = options;
  const { comparer = englishQuestions(), answerKey = answerKeyOf, sizeOf = heapSize, textOf = asText } = options;
  const settings = { ...SEMANTIC_CACHE_DEFAULTS, ...options };
  const { maxEntries, maxBytes, similarityFloor } = settings;
  const decider = options.decider ?? createDecider({ ...settings, embedderId: embedder.id });
  const index = options.index ?? indexOf(options);
  const closing = new AbortController();
  const { signal } = closing;
  // As many listen as calls are under way.
  setMaxListeners(0, signal);
  const failures = { search: 0, store: 0 };
  const noteFailure =
    (of: keyof typeof failures) =>
    (error: unknown): void => {
      failures[of] += 1;
      options.onFailure?.(error);
    };
  const onFailure = noteFailure('search');
  const onStoreError = noteFailure('store');

  const shelf = { index, maxEntries, maxBytes, now, random, sizeOf };
  const entries = createEntries<Value>({ ...shelf, store, embedderId: embedder.id, onStoreError });
  const questions = createStoredQuestions(comparer);
  const learning = createLearning<Value>({ entries, decider });
  const search = createSearch<Value>({ entries, embedder, index, questions, decider, similarityFloor, now, onFailure });
  const keeping = { entries, learning, embedder, questions, settings, answerKey, textOf, judge, decider, now };
  const settling = createSettling<Value>({ ...keeping, signal, onFailure });
  const answering = createAnswering<Value>({ entries, search, settling, learning, decider, settings, now, random });
  const explain = createExplaining({ search, decider, questions, settings });
  return { embedder, index, store, decider, entries, learning, settling, explain, answering, failures, closing };
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
