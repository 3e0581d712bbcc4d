import type { Purge } from '@isartor/core';
import type { CacheBackend } from '@isartor/telemetry';
import type { Turns } from './turns.js';

/** A result that a store in this process gives at once, and one behind a socket gives later. */
export type MaybePromise<Result> = Result | Promise<Result>;

/** One stored value. It must survive a round trip through JSON: stores outside this process keep it as text. */
export interface ExactEntry<Value> {
  readonly value: Value;
  /** Milliseconds since 1970. */
  readonly storedAtMs: number;
  /** Milliseconds since 1970; from then on the entry answers only where nothing better can be had. */
  readonly freshUntilMs: number;
  /** Milliseconds since 1970; from then on the entry is not served at all. */
  readonly expiresAtMs: number;
  /** Heap bytes that the value takes, estimated. */
  readonly sizeBytes: number;
  /** Who the entry belongs to; '' for nobody in particular. */
  readonly tenant: string;
  /** What the entry is filed under, for purges; distinct and in no order. */
  readonly tags: readonly string[];
  /** The store's `sequence` when the value was begun. */
  readonly sequence: number;
}

/** A key and what it holds. */
export type KeyedEntry<Value> = readonly [key: string, entry: ExactEntry<Value>];

/** What a store can do, as data for the engine and for the contract suite. */
export interface StoreCapabilities {
  readonly backend: CacheBackend;
  /** Every call but `entries` returns its result itself, never a promise: it needs no deadline. */
  readonly synchronous: boolean;
  /** Entries are there again after the process has ended, however it ended. */
  readonly durable: boolean;
  /** Other processes read and purge the same entries. */
  readonly shared: boolean;
}

/** What a store holds at the moment, and how it went since it was made. */
export interface StoreStats {
  /** Entries held, expired ones not yet dropped included; an estimate where the store is shared. */
  readonly entries: number;
  /** Bytes that the store counts against its bound. */
  readonly bytes: number;
  /** Entries dropped to make room. */
  readonly evictions: number;
  /** Writes given up because the store could not take them. */
  readonly droppedWrites: number;
}

/** How a store is: `degraded` still serves what it can, `down` serves nothing. */
export interface StoreHealth {
  readonly state: 'ready' | 'degraded' | 'down';
  /** Why it is not ready: a word or two that name no address and no key. */
  readonly reason?: string;
}

/**
 * Where entries are kept, by key. A driver connects on first use, gives up when `signal` aborts, and fails by
 * throwing or rejecting; the engine bounds the time of each call.
 */
export interface ExactStore<Value> {
  readonly capabilities: StoreCapabilities;
  /** The number of the last purge that the store knows of, its own and others'; it never falls while the store is open. */
  readonly sequence: number;
  /** Where processes agree on who makes a value; left out where the store cannot have them wait for each other. */
  readonly turns?: Turns;
  /** What `get` would give, where the store has it at hand without waiting; left out where it never has. */
  getNow?(key: string): ExactEntry<Value> | undefined;
  /** The entry, unless there is none, it has expired, or a purge has reached it since it was begun. */
  get(key: string, signal: AbortSignal): MaybePromise<ExactEntry<Value> | undefined>;
  /**
   * The same without making the entry any younger to whatever drops those that were not used lately; left out where `get`
   * does not, or where nothing else can be had.
   */
  peek?(key: string, signal: AbortSignal): MaybePromise<ExactEntry<Value> | undefined>;
  /**
   * Replaces what the key held. False when the entry is too large, the key then holds nothing, and when a purge that
   * reaches it has come since it was begun.
   */
  put(key: string, entry: ExactEntry<Value>, signal: AbortSignal): MaybePromise<boolean>;
  /**
   * Drops what `purge` names and tells how many entries that was. When it has ended, nobody serves any of them, nor what
   * was begun before and is put later.
   */
  purge(purge: Purge, signal: AbortSignal): MaybePromise<number>;
  /**
   * All that `get` would give now, by key and in no order, read bit by bit: it holds a few entries at a time and the event
   * loop never for long. What is there all the while comes at least once, and twice only where others rearrange the store
   * meanwhile; what is put meanwhile may come or not. It throws where it cannot go on: one that ends has seen them all.
   */
  entries(signal: AbortSignal): AsyncIterable<KeyedEntry<Value>>;
  stats(signal: AbortSignal): MaybePromise<StoreStats>;
  health(): StoreHealth;
  /** Lets go of files, connections and memory. May be called twice. */
  close(): MaybePromise<void>;
}
