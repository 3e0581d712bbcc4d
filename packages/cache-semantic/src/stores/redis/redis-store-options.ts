import type { RedisTls } from '@isartor/redis';
import type { EntryStoreHealth } from '../entry-store.js';

/** Where a Redis is and how to use it; processes that share entries must agree on `keyPrefix` and `staleSeconds`. */
export interface RedisStoreOptions {
  /**
   * `redis://user:password@host:6379/database`, `redis+cluster://h1,h2`, `redis+sentinel://h1,h2/master`; `rediss` for
   * TLS. A sentinel's own password goes into `?sentinel_password=`.
   */
  readonly url: string;
  readonly tls?: RedisTls;
  /** Seconds for which a process may serve after Redis last heard of it; as long may a purge have to wait for it. */
  readonly staleSeconds?: number;
  /** What every key and channel begins with. */
  readonly keyPrefix?: string;
  /** Milliseconds for one write; nobody waits for it. */
  readonly timeoutMs?: number;
  /** Most entries in Redis, of all processes together; those that would expire first have to go. */
  readonly maxEntries?: number;
  /** About how many changes Redis remembers: who has missed more reads all entries anew. */
  readonly maxChanges?: number;
  /** Bytes of JSON above which a value is compressed. */
  readonly compressAboveBytes?: number;
  /** Bytes of JSON above which a value is not shared. */
  readonly maxEntryBytes?: number;
  /** Milliseconds since 1970, for the life of entries. */
  readonly now?: () => number;
  /** From 0 to 1, to spread reconnections. */
  readonly random?: () => number;
  /** Told whenever `health` changes. */
  readonly onState?: (health: EntryStoreHealth) => void;
}

/** What holds where an option is left out. */
export const REDIS_STORE_DEFAULTS = {
  tls: undefined,
  staleSeconds: 30,
  keyPrefix: 'isartor:',
  timeoutMs: 1_000,
  maxEntries: 100_000,
  maxChanges: 100_000,
  compressAboveBytes: 2_048,
  maxEntryBytes: 16 * 1024 * 1024,
  now: Date.now,
  random: Math.random,
  onState: undefined,
} as const;
