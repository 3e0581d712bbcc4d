import type { HitBy, LookUp, MissReason } from './look-up.js';

/** How look-ups went since the cache was made. */
export interface LookUpCounts {
  readonly hits: number;
  readonly misses: number;
  readonly hitsBy: Readonly<Partial<Record<HitBy, number>>>;
  readonly missesBy: Readonly<Partial<Record<MissReason, number>>>;
}

/** Counts look-ups. */
export interface LookUpCounter {
  count(lookUp: LookUp<unknown>): void;
  counts(): LookUpCounts;
}

/** Starts at nothing. */
export function createLookUpCounter(): LookUpCounter {
  const hitsBy: Partial<Record<HitBy, number>> = {};
  const missesBy: Partial<Record<MissReason, number>> = {};
  const sum = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  return {
    count(lookUp) {
      if (lookUp.outcome === 'hit') hitsBy[lookUp.by] = (hitsBy[lookUp.by] ?? 0) + 1;
      else missesBy[lookUp.reason] = (missesBy[lookUp.reason] ?? 0) + 1;
    },
    counts: () => ({ hits: sum(hitsBy), misses: sum(missesBy), hitsBy: { ...hitsBy }, missesBy: { ...missesBy } }),
  };
}
