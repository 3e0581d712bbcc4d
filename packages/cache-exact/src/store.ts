import type { CacheBackend } from '@isartor/telemetry';

/** A result that a store in this process gives at once, and one behind a socket gives later. */
export type MaybePromise<Result> = Result | Promise<Result>;

/** One stored value. It must survive a round trip through JSON: stores outside this process keep it as text. */
export interface ExactEntry<Value> {
  readonly value: Value;
  /** Milliseconds since 1970. */
  readonly storedAtMs: number;
  /** Milliseconds since 1970; from then on the entry is not served. */
  readonly expiresAtMs: number;
  /** Heap bytes that the value takes, estimated. */
  readonly sizeBytes: number;
}

/** What a store can do, as data for the engine and for the contract suite. */
export interface StoreCapabilities {
  readonly backend: CacheBackend;
  /** Every call returns its result itself, never a promise: it needs no deadline. */
  readonly synchronous: boolean;
}

/** What a store holds at the moment. */
export interface StoreStats {
  /** Entries held, expired ones not yet dropped included. */
  readonly entries: number;
  readonly bytes: number;
}

/**
 * Where entries are kept, by key. A driver connects on first use, gives up when `signal` aborts, and fails by
 * throwing or rejecting; the engine bounds the time of each call.
 */
export interface ExactStore<Value> {
  readonly capabilities: StoreCapabilities;
  /** The entry, unless there is none or it has expired. */
  get(key: string, signal: AbortSignal): MaybePromise<ExactEntry<Value> | undefined>;
  /** Replaces what the key held. False when the entry is too large: the key then holds nothing. */
  put(key: string, entry: ExactEntry<Value>, signal: AbortSignal): MaybePromise<boolean>;
  /** True when the key held an entry. */
  delete(key: string, signal: AbortSignal): MaybePromise<boolean>;
  /** Drops everything and tells how many entries that was. */
  clear(signal: AbortSignal): MaybePromise<number>;
  stats(signal: AbortSignal): MaybePromise<StoreStats>;
  /** Lets go of connections and memory. May be called twice. */
  close(): MaybePromise<void>;
}
