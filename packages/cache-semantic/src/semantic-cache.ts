import { createCoalescer, type EmbedderHealth, type Purge } from '@isartor/core';
import type { CacheBackend } from '@isartor/telemetry';
import type { AnswerFacts, Asked } from './engine/asked.js';
import { createLookUpCounter, type LookUpCounts } from './engine/counts.js';
import type { FalseHits } from './engine/false-hits.js';
import type { LookUp, Settled } from './engine/look-up.js';
import { createParts, type Parts } from './engine/parts.js';
import { type Explanation, explain } from './explanation.js';
import { type CacheHealth, healthOf } from './health.js';
import type { SemanticCacheOptions } from './semantic-cache-options.js';

/** What the cache holds now, and how look-ups went since it was made. */
export interface SemanticCacheStats extends LookUpCounts {
  /** Questions held, aliases included and expired ones not yet dropped. */
  readonly entries: number;
  readonly aliases: number;
  readonly partitions: number;
  readonly bytes: number;
  /** Entries dropped to make room. */
  readonly evictions: number;
  /** Times that the embedder or the index could not do what they are for. */
  readonly failures: number;
  /** Writes and removals that the store did not take. */
  readonly storeFailures: number;
  /** Labels that the decider learnt from. */
  readonly labels: number;
}

/** A question with what its answer is to be stored with. */
export type Wrapped = Asked & Omit<AnswerFacts, 'sequence'>;

/** Answers by partition and question, found by what the question means. It knows nothing of chat, HTTP or pipelines. */
export interface SemanticCache<Value> {
  readonly backend: CacheBackend;
  readonly embedder: { readonly id: string; health(): EmbedderHealth };
  /** Grows with every purge. */
  readonly sequence: number;
  /** Ends when all that the store kept is here again; never rejects. Until then look-ups find what is here. */
  readonly ready: Promise<void>;
  /** A stored answer to the question or one like it, or why there is none. Rejects only when `signal` aborts. */
  lookUp(asked: Asked): Promise<LookUp<Value>>;
  /** What `lookUp` would tell, without serving, counting or learning anything. */
  explain(asked: Asked): Promise<Explanation>;
  /** Stores an answer that no look-up was made for; never rejects. */
  insert(asked: Pick<Asked, 'partition' | 'question'>, value: Value, facts?: AnswerFacts): Promise<Settled>;
  /**
   * A stored answer, or else what `compute` resolves to, which is then stored, in the background. Concurrent calls with
   * equal partition, question and limits share one computation and its errors. A caller whose `signal` aborts leaves
   * alone; when the last has left, the computation's own signal aborts and nothing is stored.
   */
  wrap(asked: Wrapped, compute: (signal: AbortSignal) => Promise<Value>): Promise<Value>;
  /**
   * Whether the answer that a request was given was right; a wrong one drops the entry it came from. False where that
   * request's hit is not remembered, or was judged before.
   */
  feedback(requestId: string, correct: boolean): boolean;
  /**
   * Drops what `purge` names and tells how many entries that was. It is in force at once: nobody is served any of them, and
   * what was begun before is not stored. Where entries are shared, that holds in every process when it has resolved; it rejects
   * where the store is away, and then nothing has happened.
   */
  purge(purge: Purge): Promise<number>;
  /** How often hits were wrong, of those that were checked. */
  falseHits(): FalseHits;
  stats(): SemanticCacheStats;
  health(): CacheHealth;
  /** Ends what runs in the background and closes index and store, but not the embedder. May be called twice. */
  close(): Promise<void>;
}

/** A semantic cache around any async function. */
export function createSemanticCache<Value>(options: SemanticCacheOptions<Value>): SemanticCache<Value> {
  const parts = createParts(options);
  const { entries, embedder, index, store, answering, search, settling, learning, closing } = parts;
  const counter = createLookUpCounter();
  const coalescer = createCoalescer<Value>();
  // Who asks after another process has purged must not be given what was begun before.
  const stopListening = store?.sharing?.onPurge(() => coalescer.forget());

  const lookUp = async (asked: Asked): Promise<LookUp<Value>> => {
    const found = await answering(asked);
    counter.count(found);
    return found;
  };
  const compute = async (asked: Wrapped, work: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal) => {
    const found = await lookUp({ ...asked, signal });
    if (found.outcome === 'hit') return found.value;
    const value = await work(signal);
    // A computation that was told to stop may resolve with half a value.
    signal.throwIfAborted();
    void found.settle(value, asked);
    return value;
  };
  return {
    backend: store?.capabilities.backend ?? 'memory',
    embedder,
    ready: entries.loaded,
    get sequence() {
      return entries.sequence;
    },
    lookUp,
    explain: (asked) => explain(search, asked),
    insert: (asked, value, facts = {}) => settling.insert({ asked, value, facts }),
    wrap: (asked, work) =>
      coalescer.join(callKey(asked), { signal: asked.signal, start: (signal) => compute(asked, work, signal) }),
    feedback: learning.feedback,
    purge(purge) {
      coalescer.forget();
      return entries.purge(purge);
    },
    falseHits: learning.falseHits,
    stats: () => ({ ...statsOf(parts), ...counter.counts() }),
    health: () => healthOf({ embedder, index, store, entries, isClosed: closing.signal.aborted }),
    async close() {
      closing.abort();
      stopListening?.();
      await entries.close();
      await index.close();
    },
  };
}

function statsOf({
  entries,
  failures,
  decider,
}: Pick<Parts<unknown>, 'entries' | 'failures' | 'decider'>): Omit<SemanticCacheStats, keyof LookUpCounts> {
  const { size, aliases, partitions } = entries.table;
  const { search, store } = failures;
  const labels = decider.labels;
  const { evictions, bytes } = entries.room;
  return { entries: size, aliases, partitions, bytes, evictions, failures: search, storeFailures: store, labels };
}

/** Equal for calls that may share one computation. */
function callKey({ partition, question, maxAgeSeconds, minSimilarity }: Asked): string {
  return JSON.stringify([partition, question, maxAgeSeconds, minSimilarity]);
}
