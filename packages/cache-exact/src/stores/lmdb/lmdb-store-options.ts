import type { FileSystemOf } from '@isartor/lmdb';

/** Where an LMDB store is, and its bounds; those left out take the defaults of `exactCacheConfig`. */
export interface LmdbStoreOptions {
  /** A folder on a local disk that this store has for itself; made where it is missing, for its owner only. */
  readonly path: string;
  readonly maxEntries?: number;
  /**
   * Bound on what the entries take of the database's file, whole pages counted. The file itself is larger by what LMDB
   * keeps free for the next writes, and does not shrink.
   */
  readonly maxBytes?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Told in words why what was in the folder could not be kept and the store begins empty. */
  readonly onRebuild?: (reason: string) => void;
  /** The number of the file system that holds a path; by default Linux' `statfs`, elsewhere none. */
  readonly fileSystemOf?: FileSystemOf;
}
