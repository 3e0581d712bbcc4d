import type { ExactCache } from '@isartor/cache-exact';
import { type Completion, IsartorError, type Purge } from '@isartor/core';

/** Entries that a purge dropped, by layer. */
export interface PurgedEntries {
  readonly l1a: number;
  readonly l1b: number;
}

/** What there is to purge. */
export interface PurgeableCaches {
  readonly exact: Iterable<Pick<ExactCache<Completion>, 'purge'>>;
  readonly semantic: { purge(purge: Purge): Promise<number> };
}

/**
 * Purges every cache and tells how many entries that was.
 * @throws IsartorError `store_unavailable` when one of them could not; the others have been purged all the same.
 */
export async function purgeCaches({ exact, semantic }: PurgeableCaches, purge: Purge): Promise<PurgedEntries> {
  const [l1a, l1b] = await Promise.allSettled([purgeAll(exact, purge), semantic.purge(purge)]);
  for (const outcome of [l1a, l1b]) if (outcome.status === 'rejected') throw notConfirmed(outcome.reason);
  return { l1a: entriesOf(l1a), l1b: entriesOf(l1b) };
}

async function purgeAll(caches: PurgeableCaches['exact'], purge: Purge): Promise<number> {
  const purged = await Promise.allSettled(Array.from(caches, (cache) => cache.purge(purge)));
  for (const outcome of purged) if (outcome.status === 'rejected') throw outcome.reason;
  return purged.reduce((sum, outcome) => sum + entriesOf(outcome), 0);
}

const entriesOf = (outcome: PromiseSettledResult<number>): number =>
  outcome.status === 'fulfilled' ? outcome.value : 0;

const notConfirmed = (cause: unknown): IsartorError =>
  new IsartorError('store_unavailable', 'The cache did not confirm the purge: what it names may still be served', {
    cause,
  });
