import type { SemanticCacheConfig } from '../config.js';
import type { Decider } from '../decision/decider.js';
import type { Entries } from '../entries/entries.js';
import type { Asked } from './asked.js';
import type { Learning } from './learning.js';
import type { LookUp, SemanticHit, SemanticMiss } from './look-up.js';
import type { Sought } from './search.js';
import type { Settling } from './settling.js';

/** What answering is made of. */
export interface AnsweringOptions<Value> {
  readonly entries: Entries<Value>;
  readonly search: (asked: Asked) => Promise<Sought<Value>>;
  readonly settling: Settling<Value>;
  readonly learning: Learning<Value>;
  readonly decider: Decider;
  readonly settings: Pick<SemanticCacheConfig, 'mode' | 'shadowRate' | 'similarityFloor'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Searches, and serves what may be served. */
export function createAnswering<Value>(options: AnsweringOptions<Value>): (asked: Asked) => Promise<LookUp<Value>> {
  const { entries, search, settling, learning, decider, settings, now, random } = options;

  const factsOf = ({ scanned }: Sought<Value>, { minSimilarity = 0 }: Asked) => ({
    entriesScanned: scanned,
    threshold: Math.max(settings.similarityFloor, minSimilarity),
  });
  const hit = (
    sought: Sought<Value>,
    served: NonNullable<Sought<Value>['served']>,
    asked: Asked,
  ): SemanticHit<Value> => {
    const { candidate, by } = served;
    const { entry, source, similarity, comparison } = candidate;
    const time = now();
    const expiresAtMs = Math.min(entry.expiresAtMs, source.expiresAtMs);
    entry.hits += 1;
    if (source !== entry) source.hits += 1;
    learning.note(asked.requestId, by === 'probability' ? (sought.open ?? candidate) : candidate);
    const bound = by === 'probability' ? sought.open?.decision.bound : undefined;
    return {
      outcome: 'hit',
      ...factsOf(sought, asked),
      value: source.answer.value,
      by,
      similarity,
      ...(bound !== undefined && { bound }),
      ...(comparison.verdict === 'explained' && { changes: comparison.by }),
      // A clock that was set back must not yield a negative age.
      ageSeconds: Math.max(0, Math.floor((time - source.storedAtMs) / 1_000)),
      ttlSeconds: Math.floor((expiresAtMs - time) / 1_000),
    };
  };
  const miss = (sought: Sought<Value>, asked: Asked, begun: number): SemanticMiss<Value> => {
    const similarity = sought.served?.candidate.similarity ?? sought.candidates[0]?.similarity;
    const { reason, guard } = sought;
    const bound = reason === 'bound' || reason === 'shadow' ? sought.open?.decision.bound : undefined;
    return {
      outcome: 'miss',
      ...factsOf(sought, asked),
      reason,
      ...(similarity !== undefined && { similarity }),
      ...(guard !== undefined && { guard }),
      ...(bound !== undefined && { bound }),
      settle: (value, facts = {}) =>
        settling.settle({ asked, value, facts: { ...facts, sequence: facts.sequence ?? begun }, sought }),
    };
  };
  const isShadowed = (by: string): boolean =>
    settings.mode === 'shadow' || (by !== 'same' && settings.shadowRate > 0 && random() < settings.shadowRate);

  return async (asked) => {
    const { sequence } = entries;
    const sought = await search(asked);
    const { served, open } = sought;
    if (open !== undefined) decider.notice(open.features);
    if (served === undefined || isShadowed(served.by)) return miss(sought, asked, sequence);
    return hit(sought, served, asked);
  };
}
