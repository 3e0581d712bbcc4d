/** What one caller said about caching (RFC 9111 terms). A caller can only tighten what the operator set. */
export interface CacheControls {
  /** False: do not answer from a cache (`no-cache`). */
  readonly read: boolean;
  /** False: do not store the answer (`no-store`). */
  readonly write: boolean;
  /** A miss is an error instead of an upstream call. */
  readonly onlyIfCached: boolean;
  /** Oldest entry that may answer, in seconds. */
  readonly maxAgeSeconds?: number;
  /** Lifetime of what this request stores, in seconds. */
  readonly ttlSeconds?: number;
  /** Similarity that an answer to another question needs, from 0 to 1, besides what the operator asks. */
  readonly minSimilarity?: number;
  /** What the stored answer is filed under, for purges. */
  readonly tags?: readonly string[];
  /** Layers to leave out, by the name that headers use (`l1a`). Policies are never left out. */
  readonly skip: ReadonlySet<string>;
}

/** A caller that said nothing. */
export const DEFAULT_CACHE_CONTROLS: CacheControls = { read: true, write: true, onlyIfCached: false, skip: new Set() };
