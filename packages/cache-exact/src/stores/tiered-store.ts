import type { Purge } from '@isartor/core';
import type { ExactEntry, ExactStore, MaybePromise } from '../store.js';

/** What a store of several processes tells the tier in front of it. */
export interface SharedStoreSignals {
  /** False while the store cannot vouch that it has heard of every purge: nothing it once gave may be served then. */
  readonly trusted: boolean;
  /** Told of every purge, others' included; returns what ends the telling. */
  onPurge(listener: (purge: Purge) => void): () => void;
}

/** The two tiers. Both are closed with the tiered store. */
export interface TieredStoreOptions<Value> {
  /** In this process, bounded on its own. */
  readonly front: ExactStore<Value>;
  /** On disk or shared: what it does not hold, the front does not serve for longer than it takes to be told. */
  readonly back: ExactStore<Value> & Partial<SharedStoreSignals>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * A memory tier in front of a store: reads stay in this process where they can, writes go through, and a purge has ended
 * only when both have forgotten. Entries are never served longer than the back would serve them.
 */
export function createTieredStore<Value>(options: TieredStoreOptions<Value>): ExactStore<Value> {
  const { front, back, now = Date.now } = options;
  const stopTelling = back.onPurge?.((purge) => void front.purge(purge, NEVER_ABORTED));
  const isTrusted = (): boolean => back.trusted !== false;

  const peekAt = (store: ExactStore<Value>, key: string, signal: AbortSignal) =>
    store.peek === undefined ? store.get(key, signal) : store.peek(key, signal);

  const fromFront = (key: string): ExactEntry<Value> | undefined =>
    isTrusted() ? (front.get(key, NEVER_ABORTED) as ExactEntry<Value> | undefined) : undefined;

  /** The front numbers its purges by itself: what it is given was begun when the back was asked. */
  const intoFront = (key: string, entry: ExactEntry<Value>, begun: number): void =>
    void front.put(key, { ...entry, sequence: begun }, NEVER_ABORTED);

  return {
    capabilities: back.capabilities,
    ...(back.turns && { turns: back.turns }),
    get sequence() {
      return back.sequence;
    },
    getNow: fromFront,
    get(key, signal) {
      const kept = fromFront(key);
      // What is no longer fresh here may have been made anew elsewhere.
      if (kept !== undefined && now() < kept.freshUntilMs) return kept;
      const begun = front.sequence;
      return followed(back.get(key, signal), (entry) => {
        if (entry !== undefined) intoFront(key, entry, begun);
        return entry;
      });
    },
    peek(key, signal) {
      const kept = isTrusted() ? (peekAt(front, key, NEVER_ABORTED) as ExactEntry<Value> | undefined) : undefined;
      return kept !== undefined && now() < kept.freshUntilMs ? kept : peekAt(back, key, signal);
    },
    put(key, entry, signal) {
      const begun = front.sequence;
      return followed(back.put(key, entry, signal), (isStored) => {
        if (isStored) intoFront(key, entry, begun);
        else front.purge({ key }, NEVER_ABORTED);
        return isStored;
      });
    },
    purge(purge, signal) {
      front.purge(purge, NEVER_ABORTED);
      return followed(back.purge(purge, signal), (count) => {
        // Somebody may have read it into the front while the back was still forgetting.
        front.purge(purge, NEVER_ABORTED);
        return count;
      });
    },
    entries: (signal) => back.entries(signal),
    stats: (signal) => back.stats(signal),
    health: () => back.health(),
    close() {
      stopTelling?.();
      return followed(front.close(), () => back.close());
    },
  };
}

const NEVER_ABORTED = new AbortController().signal;

/** What comes after a result, now or later, the way the result came. */
function followed<Result, Next>(
  result: MaybePromise<Result>,
  next: (result: Result) => MaybePromise<Next>,
): MaybePromise<Next> {
  return result instanceof Promise ? result.then(next) : next(result);
}
