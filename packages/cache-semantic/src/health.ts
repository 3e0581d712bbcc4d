import type { Embedder } from '@isartor/core';
import type { Entries } from './entries/entries.js';
import type { EntryStore } from './stores/entry-store.js';
import type { VectorIndex } from './vectors/vector-index.js';

/** How a cache is: `degraded` answers less than it could, `down` answers nothing but what it was asked word for word. */
export interface CacheHealth {
  readonly state: 'ready' | 'degraded' | 'down';
  /** Why it is not ready, in a few words. */
  readonly reason?: string;
}

/** What it depends on. */
export interface CacheParts {
  readonly embedder: Pick<Embedder, 'health'>;
  readonly index: Pick<VectorIndex, 'health'>;
  readonly store: Pick<EntryStore<never>, 'health'> | undefined;
  readonly entries: Pick<Entries<never>, 'isLoading' | 'isCurrent'>;
  readonly isClosed: boolean;
}

/** The first of its parts that is not ready speaks for the cache. */
export function healthOf({ embedder, index, store, entries, isClosed }: CacheParts): CacheHealth {
  if (isClosed) return { state: 'down', reason: 'closed' };
  const { state, reason } = embedder.health();
  if (state === 'down') return { state, reason: told('embedder', reason ?? 'down') };
  if (state === 'starting') return { state: 'degraded', reason: told('embedder', reason ?? 'starting') };
  const searched = index.health();
  // Small partitions are searched without the process.
  if (searched.state !== 'ready') return { state: 'degraded', reason: told('index', searched.reason) };
  const kept = store?.health() ?? { state: 'ready' };
  // Entries that are shared, and may have been purged by somebody, are not served, however similar they are.
  const worst = entries.isCurrent ? 'degraded' : 'down';
  if (kept.state !== 'ready') return { state: worst, reason: told('store', kept.reason) };
  return entries.isLoading ? { state: 'degraded', reason: 'loading' } : { state: 'ready' };
}

function told(part: string, reason = 'not ready'): string {
  return `${part}: ${reason}`;
}
