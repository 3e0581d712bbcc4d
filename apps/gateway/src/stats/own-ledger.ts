import { LRUCache } from 'lru-cache';
import { addAll } from './counters.js';
import { latestOf } from './recent-prompt.js';
import type { Book, StatsSubject, StatsView } from './stats-view.js';
import type { Batch } from './tally.js';

/** What this process has counted. */
export interface OwnLedger {
  add(batch: Batch): void;
  view(subject: StatsSubject): StatsView;
}

/** Tenants that are kept apart. */
const MAX_TENANTS = 1000;

/**
 * Keeps the numbers of this process in memory. The tenant that has been quiet longest is forgotten first; if it comes back
 * it begins anew, and its `sinceMs` says so. The numbers of all tenants together forget nothing.
 */
export function createOwnLedger(now: () => number, maxTenants = MAX_TENANTS): OwnLedger {
  const newBook = (sinceMs: number): Book => ({ counters: new Map(), recent: [], sinceMs });
  const all = newBook(now());
  let rememberedSinceMs = all.sinceMs;
  const tenants = new LRUCache<string, Book>({
    max: maxTenants,
    dispose: (_book, _tenant, reason) => {
      if (reason === 'evict') rememberedSinceMs = now();
    },
  });
  const bookOf = (tenant: string): Book => {
    let book = tenants.get(tenant);
    if (book === undefined) {
      book = newBook(rememberedSinceMs);
      tenants.set(tenant, book);
    }
    return book;
  };
  return {
    add(batch) {
      for (const book of [all, bookOf(batch.tenant)]) {
        addAll(book.counters, batch.counters);
        book.recent = latestOf(batch.recent, book.recent);
      }
    },
    view(subject) {
      const book = subject === undefined ? all : (tenants.get(subject) ?? newBook(rememberedSinceMs));
      return { ...book, scope: 'replica', replicas: 1 };
    },
  };
}
