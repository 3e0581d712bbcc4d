import type { HttpBindings } from '@hono/node-server';
import type { ExactCache } from '@isartor/cache-exact';
import { type Completion, IsartorError } from '@isartor/core';
import type { CacheBackend } from '@isartor/telemetry';
import { purgeCaches } from './admin/purge-caches.js';
import { buildRuntime, type Kept, type Surroundings } from './compose/build-runtime.js';
import { openStore } from './compose/open-store.js';
import type { GatewayConfig } from './config/gateway-config.js';
import { createHealth } from './health/health.js';
import { type AppHost, createApp } from './http/app.js';
import type { Exchange } from './http/exchange.js';
import { createBackground } from './lifecycle/background.js';
import { createInFlight } from './lifecycle/in-flight.js';
import { listen } from './lifecycle/listen.js';
import type { Loggers } from './logging/logger.js';
import { closeExchange } from './monitoring/close-exchange.js';
import { createMetricsPage } from './monitoring/metrics-page.js';
import { observeExactCache } from './monitoring/observe-exact-cache.js';
import { openExchange } from './monitoring/open-exchange.js';
import type { MonitoringGuard } from './monitoring/start-monitoring.js';
import { startSeriesAtZero } from './monitoring/zero-series.js';
import type { Runtime } from './runtime.js';
import { openStats } from './stats/open-stats.js';

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
  const runtimes = createRuntimes(config, { log: loggers.gateway, store, observeCall: stats.observeCall });
  const measured = monitoring !== undefined;
  if (measured) startSeriesAtZero();
  if (measured) observeExactCache(() => runtimes.current.exactCache);
  const { collect: metrics } = createMetricsPage(inFlight, monitoring);
  const health = createHealth({ inFlight, ...(monitoring === undefined ? {} : { monitoring }) });

  const host: AppHost = {
    runtime: () => runtimes.current,
    open: (bindings, runtime) => open(bindings, runtime),
    admit: (exchange, runtime) => inFlight.admit(exchange, runtime.config.server.maxInFlight),
    get draining() {
      return inFlight.draining;
    },
    health: () => health.report(runtimes.current),
    ...{ metrics, stats, defer: background.defer },
    purge: (purge) => purgeCaches(runtimes.caches(), purge),
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

  const listener = await listen(createApp(host), config);
  return {
    url: listener.url,
    get provider() {
      return runtimes.current.provider;
    },
    get cacheBackend() {
      return runtimes.current.exactCache?.backend;
    },
    // The address stays the one that was bound, whatever the new configuration says.
    reload: (next) => runtimes.replace({ ...next, hostPort: config.hostPort }),
    async shutDown() {
      inFlight.drain();
      await within(runtimes.current.config.server.drainTimeoutSecs * 1000, inFlight.idle());
      inFlight.abortAll(new IsartorError('draining', 'The gateway is shutting down'));
      await within(FAREWELL_MS, inFlight.idle());
      listener.destroy();
      await Promise.all([listener.close(), within(BACKGROUND_MS, background.settled())]);
      await runtimes.current.close();
      // Before the store, whose last figures go with it.
      await Promise.all([monitoring?.shutdown(), within(STATS_MS, stats.close())]);
      await within(STORE_MS, Promise.resolve(store?.close()));
    },
  };
}

/** The runtime in force, and those that requests under way still run on. */
function createRuntimes(config: GatewayConfig, surroundings: Surroundings) {
  let built: { runtime: Runtime; kept: Kept } = buildRuntime(config, surroundings);
  const holders = new Map<Runtime, number>();
  const retire = (runtime: Runtime): void => {
    if (runtime !== built.runtime && !holders.has(runtime)) void runtime.close();
  };
  return {
    get current() {
      return built.runtime;
    },
    get cache() {
      return built.kept.cache;
    },
    /** Those that requests under way may still be answered from, and the one that a reload would find again. */
    caches(): ReadonlySet<ExactCache<Completion>> {
      const older = [...holders.keys()].flatMap(({ exactCache }) => exactCache ?? []);
      return new Set([built.kept.cache, ...older]);
    },
    hold(runtime: Runtime): void {
      holders.set(runtime, (holders.get(runtime) ?? 0) + 1);
    },
    release(runtime: Runtime): void {
      const left = (holders.get(runtime) ?? 1) - 1;
      if (left > 0) holders.set(runtime, left);
      else holders.delete(runtime);
      retire(runtime);
    },
    replace(next: GatewayConfig): void {
      const old = built.runtime;
      built = buildRuntime(next, surroundings, built.kept);
      retire(old);
    },
  };
}

/** Waits for `work`, but not longer than `milliseconds`. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, deadline]);
  clearTimeout(timer);
}
