import type { CacheBackend } from '@isartor/telemetry';
import type { SharedEntries } from './shared-entries.js';

/** A result that a store in this process gives at once, and one behind a socket or a disk gives later. */
export type MaybePromise<Result> = Result | Promise<Result>;

/** An answer. */
export interface SourceAnswer<Value> {
  /** It must survive a round trip through JSON. */
  readonly value: Value;
  /** Equal for equal answers only. */
  readonly answerKey: string;
  /** Tokens that each hit saves; what an entry is worth. */
  readonly savedTokens: number;
}

/** An answer, or the entry whose answer is another question's too. */
export type RecordAnswer<Value> = SourceAnswer<Value> | { readonly aliasOf: number };

/** One entry as it is kept: all that is needed to have it again after a restart. */
export interface EntryRecord<Value> {
  /** Unique among all that the store ever kept; at least 1. */
  readonly id: number;
  readonly partition: string;
  readonly question: string;
  /** Which embedder made the vector: those of different ids are never compared. */
  readonly embedderId: string;
  readonly vector: Float32Array;
  /** Milliseconds since 1970. */
  readonly storedAtMs: number;
  /** Milliseconds since 1970; from then on it is not served. */
  readonly expiresAtMs: number;
  /** Who the entry belongs to; '' for nobody in particular. */
  readonly tenant: string;
  /** What it is filed under, for purges. */
  readonly tags: readonly string[];
  /** A name of its own, for purges; '' for none. */
  readonly key: string;
  readonly answer: RecordAnswer<Value>;
}

/** What a store can do, as data. */
export interface EntryStoreCapabilities {
  readonly backend: CacheBackend;
  /** Entries are there again after the process has ended, however it ended. */
  readonly durable: boolean;
  /** Other processes keep theirs there too: what one has no room for is not for it to drop. */
  readonly shared: boolean;
}

/** How a store is: `degraded` still gives what it has, but takes nothing. */
export interface EntryStoreHealth {
  readonly state: 'ready' | 'degraded' | 'down';
  /** Why it is not ready: a word or two. */
  readonly reason?: string;
}

/**
 * Where entries are kept beside the memory that look-ups use: written as they come and go, read when a cache is made.
 * It fails by throwing or rejecting.
 */
export interface EntryStore<Value> {
  readonly capabilities: EntryStoreCapabilities;
  /** Of stores that are shared: what the others do. */
  readonly sharing?: SharedEntries<Value>;
  /** A number for a new entry that no entry ever had; nothing while none is to be had. */
  takeId(): number | undefined;
  /** Every entry that is there, an alias after its source and else by growing number, read bit by bit. Damaged ones are left out. */
  entries(signal: AbortSignal): AsyncIterable<EntryRecord<Value>>;
  /** `begun` is the number of the last purge that was known when the answer was begun, where purges are shared. */
  put(record: EntryRecord<Value>, begun?: number): MaybePromise<void>;
  /** Nothing happens for numbers that are not there. When it has ended, a restart does not bring them back. */
  remove(ids: readonly number[]): MaybePromise<void>;
  health(): EntryStoreHealth;
  /** Lets go of files and memory, what was put before included. May be called twice. */
  close(): MaybePromise<void>;
}
