import type { HttpBindings } from '@hono/node-server';
import type { ExactCache, Purge } from '@isartor/cache-exact';
import type { Completion } from '@isartor/core';
import type { PurgedEntries } from '../admin/purge-caches.js';
import type { HealthReport } from '../health/health-report.js';
import type { MetricsPage } from '../monitoring/metrics-page.js';
import type { Runtime } from '../runtime.js';
import type { SemanticCacheHost } from '../semantic-cache/semantic-cache-host.js';
import type { Stats } from '../stats/stats.js';
import type { Exchange } from './exchange.js';

/** What the app asks of the process around it. */
export interface AppHost {
  /** The runtime that a new request begins on. */
  runtime(): Runtime;
  /** Starts the books on a request; the host closes them with its connection. */
  open(bindings: HttpBindings, runtime: Runtime): Exchange;
  /** Takes a place among the prompts under way. @throws IsartorError `overloaded` or `draining`. */
  admit(exchange: Exchange, runtime: Runtime): void;
  readonly draining: boolean;
  health(): Promise<HealthReport>;
  metrics(): ReturnType<MetricsPage['collect']>;
  readonly stats: Pick<Stats, 'view' | 'providerState'>;
  /**
   * Drops what `purge` names from every cache that requests may still be answered from, and tells how many entries that
   * was. @throws IsartorError `store_unavailable`.
   */
  purge(purge: Purge): Promise<PurgedEntries>;
  /** What new requests are answered from, or would be where the cache is switched off. */
  cache(): ExactCache<Completion>;
  readonly semanticCache: Pick<SemanticCacheHost, 'presence'>;
  /** Lets bodies come as slowly as their handlers allow, until what it returns is called. */
  takeTime(): () => void;
  defer(work: Promise<unknown>): void;
}
