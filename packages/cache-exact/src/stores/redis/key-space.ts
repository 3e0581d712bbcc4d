/** Names of all that one store keeps in Redis. Every one begins with the prefix, so that an ACL can be held to it. */
export interface KeySpace {
  /** The hash of purges and leases. */
  readonly meta: string;
  /** Where purges are announced. */
  readonly channel: string;
  /** Matches every entry, for SCAN. */
  readonly entryPattern: string;
  entryOf(name: string): string;
  /** Whether a key of Redis holds an entry. */
  isEntry(key: string): boolean;
  /** The name of the entry that lies under a key of Redis. */
  nameOf(entryKey: string): string;
  tenantIndex(name: string): string;
  tagIndex(name: string): string;
  turnOf(name: string): string;
}

/** Lays out the names under `prefix`. */
export function createKeySpace(prefix: string): KeySpace {
  const entries = `${prefix}e:`;
  return {
    meta: `${prefix}meta`,
    channel: `${prefix}purges`,
    entryPattern: `${entries.replace(/[\\*?[\]^]/g, '\\$&')}*`,
    entryOf: (name) => `${entries}${name}`,
    isEntry: (key) => key.startsWith(entries),
    nameOf: (entryKey) => entryKey.slice(entries.length),
    tenantIndex: (name) => `${prefix}i:t:${name}`,
    tagIndex: (name) => `${prefix}i:g:${name}`,
    turnOf: (name) => `${prefix}turn:${name}`,
  };
}
