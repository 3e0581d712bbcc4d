import type { Purge } from '@isartor/core';

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

/** `text` as it is named in Redis: no two texts share a name, halves of surrogate pairs included, which UTF-8 lacks. */
export const nameFor = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The text that was named; undefined where no text has that name. */
export function textOfName(name: string): string | undefined {
  try {
    return String(JSON.parse(`"${name}"`));
  } catch {
    return undefined;
  }
}

/** The field of the hash of purges that holds the number of the last such purge. */
export function fieldOf(purge: Purge): string {
  if ('all' in purge) return 'all';
  if ('key' in purge) return `k:${nameFor(purge.key)}`;
  return 'tag' in purge ? `g:${nameFor(purge.tag)}` : `t:${nameFor(purge.tenant)}`;
}

/** The purge that a field stands for; undefined for a field that is none. */
export function purgeOf(field: string): Purge | undefined {
  if (field === 'all') return { all: true };
  const text = textOfName(field.slice(2));
  if (text === undefined) return undefined;
  switch (field.slice(0, 2)) {
    case 'k:':
      return { key: text };
    case 'g:':
      return { tag: text };
    case 't:':
      return { tenant: text };
    default:
      return undefined;
  }
}
