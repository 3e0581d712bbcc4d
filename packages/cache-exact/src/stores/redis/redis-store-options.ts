import type { RedisTls } from '@isartor/redis';
import type { StoreHealth } from '../../store.js';

/** Where a Redis is and how to use it; replicas that share entries must agree on `keyPrefix` and `staleSeconds`. */
export interface RedisStoreOptions {
  /**
   * `redis://user:password@host:6379/database`, `redis+cluster://h1,h2`, `redis+sentinel://h1,h2/master`; `rediss` for
   * TLS. A sentinel's own password goes into `?sentinel_password=`.
   */
  readonly url: string;
  /** Milliseconds for one look-up or one write. */
  readonly timeoutMs?: number;
  /** Seconds for which a process may serve after Redis last heard of it; as long may a purge have to wait for it. */
  readonly staleSeconds?: number;
  /** What every key and channel begins with. */
  readonly keyPrefix?: string;
  /** Bytes of JSON above which a value is compressed. */
  readonly compressAboveBytes?: number;
  /** Bytes of JSON above which a value is refused. */
  readonly maxEntryBytes?: number;
  readonly tls?: RedisTls;
  /** Milliseconds since 1970, for the age of entries. */
  readonly now?: () => number;
  /** From 0 to 1, to spread reconnections. */
  readonly random?: () => number;
  /** Told whenever `health` changes. */
  readonly onState?: (health: StoreHealth) => void;
}

/** What holds where an option is left out. */
export const REDIS_STORE_DEFAULTS = {
  timeoutMs: 50,
  staleSeconds: 30,
  keyPrefix: 'isartor:',
  compressAboveBytes: 2048,
  maxEntryBytes: 16 * 1024 * 1024,
  tls: undefined,
  now: Date.now,
  random: Math.random,
  onState: undefined,
} as const;
