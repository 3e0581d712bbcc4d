import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { ExactCache, Purge } from '@isartor/cache-exact';
import { type Completion, IsartorError, toIsartorError } from '@isartor/core';
import { type Context, Hono } from 'hono';
import { handleExport } from '../admin/export-handler.js';
import { handleImport } from '../admin/import-handler.js';
import type { PurgedEntries } from '../admin/purge-caches.js';
import { handlePurge } from '../admin/purge-handler.js';
import { type Caller, identifyCaller } from '../auth/identify-caller.js';
import { tellRejection } from '../auth/tell-auth.js';
import { handleAgentStats, handlePromptStats, handleProviderStats, handleProxyStats } from '../debug/stats-handlers.js';
import type { HealthReport } from '../health/health-report.js';
import type { MetricsPage } from '../monitoring/metrics-page.js';
import type { Runtime } from '../runtime.js';
import type { Stats } from '../stats/stats.js';
import { applyCors, isPreflight, sendPreflight } from './cors.js';
import type { Exchange } from './exchange.js';
import { failureFields } from './failure-fields.js';
import { sendMetrics } from './metrics.js';
import { sendModel, sendModels } from './models.js';
import { sendHealth, sendLiveness, sendReadiness } from './probes.js';
import { handlePrompt } from './prompt-handler.js';
import { pathOf, queryOf } from './request-target.js';
import {
  AGENT_STATS_ROUTE,
  EXPORT_ROUTE,
  GEMINI_PATH,
  geminiRoute,
  HEALTH_ROUTE,
  IMPORT_ROUTE,
  LIVENESS_ROUTE,
  METRICS_ROUTE,
  MODEL_ROUTE,
  MODELS_ROUTE,
  PROMPT_ROUTES,
  PROMPT_STATS_ROUTE,
  PROVIDER_STATS_ROUTE,
  PROXY_STATS_ROUTE,
  PURGE_ROUTE,
  READINESS_ROUTE,
  type Route,
  unmatchedRoute,
} from './routes.js';
import { sendError } from './send.js';

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
  /** Lets bodies come as slowly as their handlers allow, until what it returns is called. */
  takeTime(): () => void;
  defer(work: Promise<unknown>): void;
}

type Bindings = { Bindings: HttpBindings };
type Handler = (exchange: Exchange, runtime: Runtime, context: Context<Bindings>) => void | Promise<void>;

export interface App {
  readonly fetch: Hono<Bindings>['fetch'];
  /** Answers a request that cannot be routed, because no URL can be made of its target and its `Host`. */
  refuseUnreadable(bindings: HttpBindings): void;
}

/** The HTTP surface. Hono finds the route; answers are written onto Node's response, where a stream's end is seen. */
export function createApp(host: AppHost): App {
  const app = new Hono<Bindings>();
  const serve = serveOn(host);
  registerPrompts(app, serve, host);
  registerDocuments(app, serve, host);
  registerAdministration(app, serve, host);
  registerFigures(app, serve, host);
  app.notFound(
    serve(
      (url) => unmatchedRoute(pathOf(url)),
      (exchange, runtime) => {
        runtime.browserGuard(exchange.incoming.headers);
        throw nothingThere(exchange);
      },
    ),
  );
  return {
    fetch: app.fetch,
    refuseUnreadable(bindings) {
      const runtime = host.runtime();
      const exchange = host.open(bindings, runtime);
      fail(exchange, runtime, new IsartorError('invalid_request', 'The request target or its Host cannot be read'));
    },
  };
}

/** Makes a Hono handler of ours; the target tells the route, for where one path serves several. */
type Serve = (routeOf: (url: string) => Route, handler: Handler) => (context: Context<Bindings>) => Promise<Response>;

const serveOn =
  (host: AppHost): Serve =>
  (routeOf, handler) =>
  async (context) => {
    const runtime = host.runtime();
    const exchange = host.open(context.env, runtime);
    try {
      exchange.route = routeOf(exchange.incoming.url ?? '/');
      applyCors(exchange, runtime.config.server.allowedOrigins);
      if (isPreflight(exchange, runtime.config.server.allowedOrigins)) sendPreflight(exchange);
      else await handler(exchange, runtime, context);
    } catch (error) {
      fail(exchange, runtime, error);
    }
    return RESPONSE_ALREADY_SENT;
  };

/** A route's template as Hono writes it; a name may hold slashes. */
const pattern = (template: string): string => template.replaceAll(/\{(\w+)\}/g, ':$1{.+}');

/** One handler a path: with a second one for the other methods Hono would compose a chain for each request. */
function forMethod(method: 'GET' | 'POST', handler: Handler): Handler {
  const refuse = refuseMethod(method);
  return (exchange, runtime, context) => {
    const asked = exchange.incoming.method === 'HEAD' ? 'GET' : exchange.incoming.method;
    return (asked === method ? handler : refuse)(exchange, runtime, context);
  };
}

function registerPrompts(app: Hono<Bindings>, serve: Serve, host: AppHost): void {
  const handler = forMethod('POST', (exchange, runtime) => {
    const caller = enter(exchange, runtime);
    if (!exchange.route.isPrompt) throw nothingThere(exchange);
    host.admit(exchange, runtime);
    return handlePrompt(exchange, runtime, { caller, defer: host.defer });
  });
  for (const route of PROMPT_ROUTES) {
    app.all(
      route.path,
      serve(() => route, handler),
    );
  }
  const routeOf = (url: string): Route => geminiRoute(pathOf(url), queryOf(url)) ?? unmatchedRoute(pathOf(url));
  app.all(pattern(GEMINI_PATH), serve(routeOf, handler));
}

function registerDocuments(app: Hono<Bindings>, serve: Serve, host: AppHost): void {
  const register = (route: Route, handler: Handler): void => {
    app.all(
      pattern(route.path),
      serve(() => route, forMethod('GET', handler)),
    );
  };
  register(LIVENESS_ROUTE, (exchange) => sendLiveness(exchange));
  register(READINESS_ROUTE, (exchange) => sendReadiness(exchange, host.draining));
  register(HEALTH_ROUTE, async (exchange, runtime) => {
    runtime.browserGuard(exchange.incoming.headers);
    sendHealth(exchange, await host.health());
  });
  register(METRICS_ROUTE, async (exchange, runtime) => {
    if (runtime.config.server.metricsPublic) runtime.browserGuard(exchange.incoming.headers);
    else if (!enter(exchange, runtime).admin) throw new IsartorError('forbidden', ONLY_ADMINISTRATORS);
    sendMetrics(exchange, await host.metrics());
  });
  register(MODELS_ROUTE, (exchange, runtime) => {
    enter(exchange, runtime);
    sendModels(exchange, runtime.models.listModels());
  });
  register(MODEL_ROUTE, (exchange, runtime, context) => {
    enter(exchange, runtime);
    sendModel(exchange, runtime.models.listModels(), context.req.param('id') ?? '');
  });
}

function registerAdministration(app: Hono<Bindings>, serve: Serve, host: AppHost): void {
  const register = (route: Route, handler: Handler): void => {
    app.all(
      route.path,
      serve(() => route, handler),
    );
  };
  register(
    PURGE_ROUTE,
    forMethod('POST', (exchange, runtime) =>
      handlePurge(exchange, runtime, { caller: enter(exchange, runtime), purge: host.purge }),
    ),
  );
  register(
    EXPORT_ROUTE,
    forMethod('GET', (exchange, runtime) =>
      handleExport(exchange, runtime, { caller: enter(exchange, runtime), cache: host.cache() }),
    ),
  );
  register(
    IMPORT_ROUTE,
    forMethod('POST', (exchange, runtime) =>
      handleImport(exchange, runtime, {
        ...{ caller: enter(exchange, runtime), cache: host.cache() },
        takeTime: host.takeTime,
      }),
    ),
  );
}

const ONLY_ADMINISTRATORS = 'Only the key of an administrator may read the metrics';

function registerFigures(app: Hono<Bindings>, serve: Serve, host: AppHost): void {
  for (const [route, handle] of FIGURES) {
    const handler = forMethod('GET', (exchange, runtime) =>
      handle(exchange, runtime, { caller: enter(exchange, runtime), stats: host.stats }),
    );
    app.all(
      route.path,
      serve(() => route, handler),
    );
  }
}

const FIGURES = [
  [PROMPT_STATS_ROUTE, handlePromptStats],
  [AGENT_STATS_ROUTE, handleAgentStats],
  [PROVIDER_STATS_ROUTE, handleProviderStats],
  [PROXY_STATS_ROUTE, handleProxyStats],
] as const;

/** Layer 0: nobody gets past who must not. */
function enter(exchange: Exchange, runtime: Runtime): Caller {
  runtime.browserGuard(exchange.incoming.headers);
  const caller = identifyCaller(exchange, runtime);
  exchange.tenant = caller.tenant;
  return caller;
}

const nothingThere = ({ incoming }: Exchange): IsartorError =>
  new IsartorError('not_found', `There is nothing at ${incoming.method} ${pathOf(incoming.url ?? '/')}`);

function refuseMethod(allowed: string): Handler {
  return (exchange, runtime) => {
    runtime.browserGuard(exchange.incoming.headers);
    exchange.outgoing.setHeader('allow', allowed);
    throw new IsartorError('method_not_allowed', `Only ${allowed} is served here`);
  };
}

function fail(exchange: Exchange, { log }: Runtime, error: unknown): void {
  const failure = toIsartorError(error);
  sendError(exchange, failure);
  if (exchange.door === 'L0_AuthBlocked') tellRejection(exchange, log, failure);
  const fields = failureFields(exchange, failure);
  if (failure.code === 'internal') log.error({ ...fields, cause: describeCause(failure.cause) }, 'Request failed');
  // What the caller asked for is nobody's fault: a cached answer or none.
  else if (failure.status >= 500 && failure.code !== 'not_cached') log.warn(fields, 'Request failed');
}

/** An unforeseen error's own words and stack: they go to the log, never to the caller. */
function describeCause(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
