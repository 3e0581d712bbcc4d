import type { Purge } from '@isartor/core';
import { nameFor, textOfName } from '../names.js';

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
