/** Names of all that one store keeps in Redis. One node of a cluster has them all, so that a script may change several. */
export interface KeySpace {
  /** The hash of purges and leases. */
  readonly meta: string;
  /** Where purges are announced. */
  readonly channel: string;
  /** The numbers of all entries, sorted by when they expire. */
  readonly index: string;
  /** The stream of changes. */
  readonly changes: string;
  /** The hash from which numbers of entries are given out. */
  readonly numbers: string;
  /** What the key of an entry begins with; its number follows. */
  readonly entries: string;
  entryOf(id: number): string;
}

/** Lays out the names under `prefix`. */
export function createKeySpace(prefix: string): KeySpace {
  // What stands in the first pair of braces decides which node has a key.
  const space = `${prefix}{l1b}:`;
  const entries = `${space}e:`;
  return {
    meta: `${space}meta`,
    channel: `${space}purges`,
    index: `${space}index`,
    changes: `${space}changes`,
    numbers: `${space}numbers`,
    entries,
    entryOf: (id) => `${entries}${id}`,
  };
}
