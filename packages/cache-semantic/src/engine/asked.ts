/** What is asked of the cache. */
export interface Asked {
  /** All that the answer depends on besides the question: answers never cross partitions. */
  readonly partition: string;
  readonly question: string;
  readonly signal?: AbortSignal | undefined;
  /** Only an answer younger than this may serve; 0 takes none. */
  readonly maxAgeSeconds?: number | undefined;
  /** Similarity that any answer needs besides what the cache asks, from 0 to 1. */
  readonly minSimilarity?: number | undefined;
  /** By what feedback will call this look-up. */
  readonly requestId?: string | undefined;
}

/** What an answer is stored with. */
export interface AnswerFacts {
  /** Life of this entry; can only be shorter than the cache's own. Nothing is stored for 0 or less. */
  readonly ttlSeconds?: number | undefined;
  /** The cache's `sequence` when the answer was begun: what was begun before a purge that reaches it is not stored. */
  readonly sequence?: number | undefined;
  /** Who it belongs to, for purges. */
  readonly tenant?: string | undefined;
  /** What it is filed under, for purges. */
  readonly tags?: readonly string[] | undefined;
  /** A name of its own, for purges. */
  readonly key?: string | undefined;
  /** Tokens that each hit saves: what is worth more stays longer. 1 where nothing is told. */
  readonly savedTokens?: number | undefined;
}
