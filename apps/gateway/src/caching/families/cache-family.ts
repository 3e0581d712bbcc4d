import type { CacheOutcome } from '../cache-outcome.js';
import type { ReadWish } from '../wish-readers.js';

/** Response headers by lower-case name. */
export type FamilyHeaders = Readonly<Record<string, string | number>>;

/** One gateway whose users already send cache controls, and expect to be told in its own headers what became of them. */
export interface CacheFamily {
  readonly name: string;
  /** What each of its request headers asks, by lower-case name. */
  readonly requestHeaders: Readonly<Record<string, ReadWish>>;
  /** By `Cache-Control: max-age` its users say how long an answer may be stored. */
  readonly maxAgeIsTtl?: true;
  /** What the answer says to whoever used its controls. */
  responseHeaders(outcome: CacheOutcome): FamilyHeaders;
}

/** `HIT` for a stored answer and `MISS` for any other, for families that know no third word. */
export function hitOrMiss({ state }: CacheOutcome): 'HIT' | 'MISS' {
  return state === 'hit' ? 'HIT' : 'MISS';
}

/** A header with the similarity, where there is one to tell. */
export function similarityHeader(name: string, { similarity }: CacheOutcome): FamilyHeaders {
  return similarity === undefined ? {} : { [name]: similarity.toFixed(4) };
}
