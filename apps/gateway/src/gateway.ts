import type { HttpBindings } from '@hono/node-server';
import { IsartorError } from '@isartor/core';
import type { CacheBackend } from '@isartor/telemetry';
import { purgeCaches } from './admin/purge-caches.js';
import { openStore } from './compose/open-store.js';
import { createRuntimes, type Runtimes } from './compose/runtimes.js';
import type { GatewayConfig } from './config/gateway-config.js';
import { createHealth } from './health/health.js';
import { createApp } from './http/app.js';
import type { AppHost } from './http/app-host.js';
import type { Exchange } from './http/exchange.js';
import { type Background, createBackground } from './lifecycle/background.js';
import { createInFlight, type InFlight } from './lifecycle/in-flight.js';
import { listen } from './lifecycle/listen.js';
import { within } from './lifecycle/within.js';
import type { Loggers } from './logging/logger.js';
import { closeExchange } from './monitoring/close-exchange.js';
import { createMetricsPage } from './monitoring/metrics-page.js';
import { observeCaches } from './monitoring/observe-caches.js';
import { openExchange } from './monitoring/open-exchange.js';
import type { MonitoringGuard } from './monitoring/start-monitoring.js';
import { startSeriesAtZero } from './monitoring/zero-series.js';
import type { Runtime } from './runtime.js';
import { createSemanticCacheHost } from './semantic-cache/semantic-cache-host.js';
import { openStats } from './stats/open-stats.js';
import type { Stats } from './stats/stats.js';

export interface GatewayOptions {
  readonly config: GatewayConfig;
  readonly loggers: Pick<Loggers, 'gateway' | 'access'>;
  /** Absent while monitoring is off. */
  readonly monitoring?: MonitoringGuard;
}

/** A gateway that serves. */
export interface Gateway {
  readonly url: string;
  /** The provider that answers what no layer can; `demo` is the built-in one. */
  readonly provider: string;
  /** Where the exact cache keeps its answers; undefined while it is off. */
  readonly cacheBackend: CacheBackend | undefined;
  /** Requests that come from now on are served as `config` says; those under way end as they began. */
  reload(config: GatewayConfig): void;
  /**
   * Turns prompts away, lets those under way end until the drain deadline, cuts the rest, flushes what was measured.
   * Resolves when nothing is left to do.
   */
  shutDown(): Promise<void>;
}

/** How long a client that was told of the end has to read it. */
const FAREWELL_MS = 500;
/** How long background work may go on after the last answer. */
const BACKGROUND_MS = 2000;
/** How long requests wait at the start for the semantic cache, which is usually there in no time. */
const OPENING_MS = 1000;
/** How long a store may take to write what it still holds and to let go. */
const STORE_MS = 5000;
/** How long what was counted may take to reach whoever shares it. */
const STATS_MS = 2500;

/** Builds what the configuration describes and listens. @throws when the address cannot be taken. */
export async function startGateway({ config, loggers, monitoring }: GatewayOptions): Promise<Gateway> {
  const inFlight = createInFlight();
  const background = createBackground();
  const store = await openStore(config, loggers.gateway);
  const stats = await openStats(config);
  const semanticCache = createSemanticCacheHost(config, loggers.gateway);
  const runtimes = createRuntimes(config, {
    log: loggers.gateway,
    store,
    semanticCache,
    observeCall: stats.observeCall,
  });
  const measured = monitoring !== undefined;
  if (measured) startSeriesAtZero();
  if (measured) observeCaches({ exact: () => runtimes.current.exactCache, semantic: semanticCache });
  const { collect: metrics } = createMetricsPage(inFlight, monitoring);
  const health = createHealth({ inFlight, semanticCache, ...(monitoring === undefined ? {} : { monitoring }) });

  const host: AppHost = {
    runtime: () => runtimes.current,
    open: (bindings, runtime) => open(bindings, runtime),
    admit: (exchange, runtime) => inFlight.admit(exchange, runtime.config.server.maxInFlight),
    get draining() {
      return inFlight.draining;
    },
    health: () => health.report(runtimes.current),
    ...{ metrics, stats, semanticCache, defer: background.defer },
    purge: (purge) => purgeCaches({ exact: runtimes.caches(), semantic: semanticCache }, purge),
    cache: () => runtimes.cache,
    takeTime: () => listener.takeTime(),
  };

  const open = ({ incoming, outgoing }: HttpBindings, runtime: Runtime): Exchange => {
    const exchange = openExchange(incoming, outgoing as Exchange['outgoing'], { config: runtime.config, measured });
    if (inFlight.draining) outgoing.setHeader('connection', 'close');
    inFlight.opened(exchange);
    runtimes.hold(runtime);
    outgoing.once('close', () => {
      stats.count(exchange, closeExchange(exchange, loggers.access));
      health.count(exchange);
      inFlight.closed(exchange);
      runtimes.release(runtime);
    });
    return exchange;
  };

  // So that the first answers are kept already, where nothing has to be waited for.
  await within(OPENING_MS, semanticCache.tried);
  const listener = await listen(createApp(host), config);
  const stores = { exact: store, semantic: semanticCache };
  return {
    url: listener.url,
    get provider() {
      return runtimes.current.provider;
    },
    get cacheBackend() {
      return runtimes.current.exactCache?.backend;
    },
    // The address stays the one that was bound, whatever the new configuration says.
    reload(next) {
      semanticCache.configure(next);
      runtimes.replace({ ...next, hostPort: config.hostPort });
    },
    shutDown: () => shutDown({ inFlight, background, listener, runtimes, monitoring, stats, stores }),
  };
}

/** What ends with a gateway. */
interface Ending {
  readonly monitoring: MonitoringGuard | undefined;
  readonly inFlight: InFlight;
  readonly background: Background;
  readonly listener: Awaited<ReturnType<typeof listen>>;
  readonly runtimes: Runtimes;
  readonly stats: Pick<Stats, 'close'>;
  readonly stores: { readonly exact: { close(): unknown } | undefined; readonly semantic: { close(): unknown } };
}

async function shutDown(ending: Ending): Promise<void> {
  const { inFlight, background, listener, runtimes, monitoring, stats, stores } = ending;
  inFlight.drain();
  await within(runtimes.current.config.server.drainTimeoutSecs * 1000, inFlight.idle());
  inFlight.abortAll(new IsartorError('draining', 'The gateway is shutting down'));
  await within(FAREWELL_MS, inFlight.idle());
  listener.destroy();
  await Promise.all([listener.close(), within(BACKGROUND_MS, background.settled())]);
  await runtimes.current.close();
  // Before the stores, whose last figures go with it.
  await Promise.all([monitoring?.shutdown(), within(STATS_MS, stats.close())]);
  await within(STORE_MS, Promise.all([stores.exact?.close(), stores.semantic.close()]));
}
