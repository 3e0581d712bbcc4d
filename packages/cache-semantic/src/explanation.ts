import type { SemanticCacheConfig } from './config.js';
import type { Decider, Decision } from './decision/decider.js';
import type { Asked } from './engine/asked.js';
import { featuresOf } from './engine/candidates.js';
import type { HitBy, MissReason } from './engine/look-up.js';
import type { Search, Sought } from './engine/search.js';
import type { StoredQuestions } from './engine/stored-questions.js';
import type { Comparison, GuardName } from './questions/comparison.js';

/** A stored question and what the cache thinks of it. */
export interface ExplainedCandidate {
  /** The entry's number. */
  readonly entry: number;
  readonly similarity: number;
  readonly comparison: Comparison;
  /** Every guard that refuses it, the one that decides first; empty where none does. */
  readonly refusedBy: readonly GuardName[];
  /** Of an open one. */
  readonly decision?: Decision;
}

/** What a look-up would come to, and why. It holds no stored question and no answer, but for the words in `comparison`. */
export interface Explanation {
  readonly would: 'hit' | 'miss';
  readonly by?: HitBy;
  readonly reason?: MissReason;
  /** What forbids the nearest one, of reason `refused`. */
  readonly guard?: GuardName;
  /** Most that the share of wrong answers may be, where the decision rests on it. */
  readonly bound?: number;
  readonly entriesScanned: number;
  /** Least similarity of what is served by its probability. */
  readonly threshold: number;
  /** Nearest first, at most eight; the very question alone, where it is stored. */
  readonly candidates: readonly ExplainedCandidate[];
}

/** What explaining is made of. */
export interface ExplainingOptions<Value> {
  readonly search: Search<Value>;
  readonly decider: Pick<Decider, 'decide'>;
  readonly questions: Pick<StoredQuestions, 'refusalsOf'>;
  readonly settings: Pick<SemanticCacheConfig, 'mode' | 'similarityFloor'>;
}

/** Searches as a look-up does, and tells what it would come to. */
export function createExplaining<Value>(options: ExplainingOptions<Value>): (asked: Asked) => Promise<Explanation> {
  const { search, decider, questions, settings } = options;
  return async (asked) => {
    const sought = await search(asked, 'explain');
    const { candidates, scanned } = sought;
    const refusalsOf = questions.refusalsOf(asked.question);
    const explained = candidates.map((candidate): ExplainedCandidate => {
      const { entry, similarity, comparison } = candidate;
      const refusedBy = comparison.verdict === 'refused' ? refusalsOf(entry) : [];
      const decision = comparison.verdict === 'open' && decider.decide(featuresOf(candidate, candidates));
      return { entry: entry.id, similarity, comparison, refusedBy, ...(decision && { decision }) };
    });
    return {
      ...verdictOf(sought, settings.mode === 'shadow'),
      entriesScanned: scanned,
      threshold: Math.max(settings.similarityFloor, asked.minSimilarity ?? 0),
      candidates: explained,
    };
  };
}

type Verdict = Pick<Explanation, 'would' | 'by' | 'reason' | 'guard' | 'bound'>;

function verdictOf({ served, open, reason, guard }: Sought<unknown>, isShadow: boolean): Verdict {
  const isOfBound = served === undefined ? reason === 'bound' : served.by === 'probability';
  const bound = isOfBound ? open?.decision.bound : undefined;
  const told = { ...(bound !== undefined && { bound }) };
  if (served !== undefined && !isShadow) return { would: 'hit', by: served.by, ...told };
  return { would: 'miss', reason, ...(guard !== undefined && { guard }), ...told };
}
