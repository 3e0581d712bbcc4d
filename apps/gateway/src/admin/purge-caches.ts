import type { ExactCache, Purge } from '@isartor/cache-exact';
import { type Completion, IsartorError } from '@isartor/core';

/**
 * Purges every one of `caches` and tells how many entries that was together.
 * @throws IsartorError `store_unavailable` when one of them could not; the others have been purged all the same.
 */
export async function purgeCaches(caches: Iterable<ExactCache<Completion>>, purge: Purge): Promise<number> {
  const purged = await Promise.allSettled(Array.from(caches, (cache) => cache.purge(purge)));
  let entries = 0;
  for (const outcome of purged) {
    if (outcome.status === 'fulfilled') entries += outcome.value;
    else throw notConfirmed(outcome.reason);
  }
  return entries;
}

const notConfirmed = (cause: unknown): IsartorError =>
  new IsartorError('store_unavailable', 'The cache did not confirm the purge: what it names may still be served', {
    cause,
  });
