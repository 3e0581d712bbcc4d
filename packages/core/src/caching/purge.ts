/** What to drop: one entry, all that carry a tag, all of a tenant, or everything. */
export type Purge =
  | { readonly key: string }
  | { readonly tag: string }
  | { readonly tenant: string }
  | { readonly all: true };

/** What of an entry a purge looks at. */
export interface Purgeable {
  readonly tenant: string;
  readonly tags: readonly string[];
}

/** Whether `purge` reaches the entry that `key` holds. */
export function reaches(purge: Purge, key: string, { tenant, tags }: Purgeable): boolean {
  if ('all' in purge) return true;
  if ('key' in purge) return purge.key === key;
  return 'tag' in purge ? tags.includes(purge.tag) : purge.tenant === tenant;
}
