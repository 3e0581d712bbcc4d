import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { IsartorError, toIsartorError } from '@isartor/core';
import { Hono } from 'hono';
import { tellRejection } from '../auth/tell-auth.js';
import { handleAgentStats, handlePromptStats, handleProviderStats, handleProxyStats } from '../debug/stats-handlers.js';
import { createTurnstile } from '../explain/create-turnstile.js';
import { handleExplain } from '../explain/explain-handler.js';
import type { Runtime } from '../runtime.js';
import type { AppHost } from './app-host.js';
import { applyCors, isPreflight, sendPreflight } from './cors.js';
import { enter } from './enter.js';
import type { Exchange } from './exchange.js';
import { failureFields } from './failure-fields.js';
import { sendMetrics } from './metrics.js';
import { sendModel, sendModels } from './models.js';
import { sendHealth, sendLiveness, sendReadiness } from './probes.js';
import { handlePrompt } from './prompt-handler.js';
import { registerAdministration } from './register-administration.js';
import { pathOf, queryOf } from './request-target.js';
import { type Bindings, forMethod, type Handler, type Serve } from './route-handler.js';
import {
  AGENT_STATS_ROUTE,
  EXPLAIN_ROUTE,
  GEMINI_PATH,
  geminiRoute,
  HEALTH_ROUTE,
  LIVENESS_ROUTE,
  METRICS_ROUTE,
  MODEL_ROUTE,
  MODELS_ROUTE,
  PROMPT_ROUTES,
  PROMPT_STATS_ROUTE,
  PROVIDER_STATS_ROUTE,
  PROXY_STATS_ROUTE,
  READINESS_ROUTE,
  type Route,
  unmatchedRoute,
} from './routes.js';
import { sendError } from './send.js';

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

/** Requests that are explained at a time: for people, not for traffic. */
const MOST_EXPLAINED = 32;

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
  const turnstile = createTurnstile(MOST_EXPLAINED);
  const explain = forMethod('POST', (exchange, runtime) =>
    handleExplain(exchange, runtime, { enter, presence: host.semanticCache.presence, turnstile }),
  );
  app.all(
    EXPLAIN_ROUTE.path,
    serve(() => EXPLAIN_ROUTE, explain),
  );
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

const nothingThere = ({ incoming }: Exchange): IsartorError =>
  new IsartorError('not_found', `There is nothing at ${incoming.method} ${pathOf(incoming.url ?? '/')}`);

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
