import type { Decision } from './decision/decider.js';
import type { Asked } from './engine/asked.js';
import type { HitBy, MissReason } from './engine/look-up.js';
import type { Sought } from './engine/search.js';
import type { Comparison } from './questions/comparison.js';

/** A stored question and what the cache thinks of it. */
export interface ExplainedCandidate {
  /** The entry's number. */
  readonly entry: number;
  readonly similarity: number;
  readonly comparison: Comparison;
  /** Of the one that was decided by its probability. */
  readonly decision?: Decision;
}

/** What a look-up would come to, and why. It holds no stored question and no answer. */
export interface Explanation {
  readonly would: 'hit' | 'miss';
  readonly by?: HitBy;
  readonly reason?: MissReason;
  readonly entriesScanned: number;
  /** Nearest first, up to one that is explained. */
  readonly candidates: readonly ExplainedCandidate[];
}

/** Searches, and changes nothing. */
export async function explain<Value>(
  search: (asked: Asked) => Promise<Sought<Value>>,
  asked: Asked,
): Promise<Explanation> {
  const { candidates, served, open, reason, scanned } = await search(asked);
  return {
    would: served === undefined ? 'miss' : 'hit',
    ...(served === undefined ? { reason } : { by: served.by }),
    entriesScanned: scanned,
    candidates: candidates.map(({ entry, similarity, comparison }) => ({
      entry: entry.id,
      similarity,
      comparison,
      ...(open?.entry.id === entry.id && { decision: open.decision }),
    })),
  };
}
