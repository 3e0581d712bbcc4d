import { setMaxListeners } from 'node:events';
import type { Embedder, Embedding } from '@isartor/core';
import type { Decider } from '../decision/decider.js';
import type { Entries } from '../entries/entries.js';
import { isSource } from '../entries/entry.js';
import type { LiveEntry } from '../entries/shelf.js';
import { NotReadyError } from '../vectors/not-ready-error.js';
import type { Neighbours, VectorIndex } from '../vectors/vector-index.js';
import type { Asked } from './asked.js';
import type { Candidate } from './candidates.js';
import { type Evaluation, evaluate } from './evaluate.js';
import type { MissReason } from './look-up.js';
import type { StoredQuestions } from './stored-questions.js';

/** What a search is made of. */
export interface SearchOptions<Value> {
  readonly entries: Entries<Value>;
  readonly embedder: Embedder;
  readonly index: VectorIndex;
  readonly questions: StoredQuestions;
  readonly decider: Decider;
  readonly similarityFloor: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of each time that embedder or index could not do what they are for. */
  readonly onFailure: (error: unknown) => void;
}

/** What a search found. */
export interface Sought<Value> extends Evaluation<Value> {
  readonly scanned: number;
  /** The question's vector, where it was made. */
  readonly vector?: Float32Array;
}

/** Neighbours that are looked at. */
const NEIGHBOURS = 8;
/** Finds and compares the nearest entries; it serves nothing and learns nothing. Rejects only when the caller leaves. */
export function createSearch<Value>(options: SearchOptions<Value>): (asked: Asked) => Promise<Sought<Value>> {
  const { entries, embedder, index, questions, now, onFailure } = options;

  const failed = (error: unknown, { signal }: Asked): Sought<Value> => {
    if (signal?.aborted) throw signal.reason;
    const isLater = error instanceof NotReadyError;
    if (!isLater || !error.isBuilding) onFailure(error);
    if (isLater) return nothing('unavailable');
    return nothing(embedder.health().state === 'ready' ? 'busy' : 'unavailable');
  };
  const isYoung = ({ source }: LiveEntry<Value>, { maxAgeSeconds = Infinity }: Asked): boolean =>
    now() - source.storedAtMs < maxAgeSeconds * 1_000;

  const theSame = (asked: Asked): Sought<Value> | undefined => {
    const found = entries.live(entries.table.find(asked.partition, asked.question));
    if (found === undefined || !isYoung(found, asked)) return undefined;
    const candidate: Candidate<Value> = { ...found, similarity: 1, comparison: { verdict: 'explained', by: [] } };
    const by = isSource(found.entry) ? 'same' : 'alias';
    return { candidates: [candidate], served: { candidate, by }, reason: 'shadow', scanned: 1 };
  };
  const compare = (asked: Asked, { nearest }: Neighbours): readonly Candidate<Value>[] => {
    const { question, minSimilarity = 0 } = asked;
    const candidates: Candidate<Value>[] = [];
    let compareWith: ReturnType<StoredQuestions['comparisonWith']> | undefined;
    for (const { id, similarity: exact } of nearest) {
      const found = entries.live(entries.table.get(id));
      if (found === undefined || !isYoung(found, asked)) continue;
      compareWith ??= questions.comparisonWith(question);
      const comparison = compareWith(found.entry);
      const similarity = rounded(exact);
      candidates.push({ ...found, similarity, comparison });
      // It will serve, whatever the others are.
      if (comparison.verdict === 'explained' && similarity >= minSimilarity) break;
    }
    return candidates;
  };

  const seek = async (asked: Asked): Promise<Sought<Value>> => {
    const { partition, question, signal, minSimilarity = 0 } = asked;
    signal?.throwIfAborted();
    if (!entries.table.hasPartition(partition)) return nothing('empty');
    const same = theSame(asked);
    if (same !== undefined) return same;
    try {
      const embedding: Embedding = await embedder.embed(question, signal ?? NEVER_ABORTED);
      if ('unsuitable' in embedding) return nothing('unsuitable');
      const { vector } = embedding;
      const found = await index.search(partition, { vector, count: NEIGHBOURS, signal });
      // From here on nothing is awaited: what is told was true when it was told.
      const evaluation = evaluate(compare(asked, found), { ...options, minSimilarity });
      return { ...evaluation, scanned: found.scanned, vector };
    } catch (error) {
      return failed(error, asked);
    }
  };

  return async (asked) => {
    if (!entries.isCurrent) return nothing('unavailable');
    const sought = await seek(asked);
    // Asked last: the process may have been stopped meanwhile, and have missed a purge.
    return entries.isCurrent ? sought : nothing('unavailable');
  };
}

const NEVER_ABORTED = new AbortController().signal;
setMaxListeners(0, NEVER_ABORTED);

/** Without what 32-bit numbers add to the length of a vector: the same text is as similar as can be, and not more. */
function rounded(similarity: number): number {
  return Math.min(1, Math.round(similarity * 1e6) / 1e6);
}

function nothing(reason: MissReason): Sought<never> {
  return { candidates: [], reason, scanned: 0 };
}
