import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { IsartorError, toIsartorError } from '@isartor/core';
import { type Context, Hono } from 'hono';
import { type Caller, identifyCaller } from '../auth/identify-caller.js';
import type { HealthReport } from '../health/health-report.js';
import { pathOf } from '../monitoring/open-exchange.js';
import type { Runtime } from '../runtime.js';
import { applyCors, isPreflight, sendPreflight } from './cors.js';
import type { Exchange } from './exchange.js';
import { failureFields } from './failure-fields.js';
import { sendModel, sendModels } from './models.js';
import { sendHealth, sendLiveness, sendReadiness } from './probes.js';
import { handlePrompt } from './prompt-handler.js';
import {
  HEALTH_ROUTE,
  LIVENESS_ROUTE,
  MODEL_ROUTE,
  MODELS_ROUTE,
  PROMPT_ROUTES,
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

  const serve =
    (routeOf: (path: string) => Route, handler: Handler) =>
    async (context: Context<Bindings>): Promise<Response> => {
      const runtime = host.runtime();
      const exchange = host.open(context.env, runtime);
      try {
        exchange.route = routeOf(pathOf(exchange.incoming.url ?? '/'));
        applyCors(exchange, runtime.config.server.allowedOrigins);
        if (isPreflight(exchange, runtime.config.server.allowedOrigins)) sendPreflight(exchange);
        else await handler(exchange, runtime, context);
      } catch (error) {
        fail(exchange, runtime, error);
      }
      return RESPONSE_ALREADY_SENT;
    };

  const register = (method: 'GET' | 'POST', route: Route, handler: Handler): void => {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1{.+}');
    // One handler a path: with a second one for the other methods Hono would compose a chain for each request.
    const refuse = refuseMethod(method);
    const handle: Handler = (exchange, runtime, context) => {
      const asked = exchange.incoming.method === 'HEAD' ? 'GET' : exchange.incoming.method;
      return (asked === method ? handler : refuse)(exchange, runtime, context);
    };
    app.all(
      path,
      serve(() => route, handle),
    );
  };

  for (const route of PROMPT_ROUTES) {
    register('POST', route, (exchange, runtime) => {
      const caller = enter(exchange, runtime);
      host.admit(exchange, runtime);
      return handlePrompt(exchange, runtime, { caller, defer: host.defer });
    });
  }
  register('GET', LIVENESS_ROUTE, (exchange) => sendLiveness(exchange));
  register('GET', READINESS_ROUTE, (exchange) => sendReadiness(exchange, host.draining));
  register('GET', HEALTH_ROUTE, async (exchange, runtime) => {
    runtime.browserGuard(exchange.incoming.headers);
    sendHealth(exchange, await host.health());
  });
  register('GET', MODELS_ROUTE, (exchange, runtime) => {
    enter(exchange, runtime);
    sendModels(exchange, runtime.models.listModels());
  });
  register('GET', MODEL_ROUTE, (exchange, runtime, context) => {
    enter(exchange, runtime);
    sendModel(exchange, runtime.models.listModels(), context.req.param('id') ?? '');
  });
  app.notFound(
    serve(unmatchedRoute, ({ incoming }, runtime) => {
      runtime.browserGuard(incoming.headers);
      throw new IsartorError('not_found', `There is nothing at ${incoming.method} ${pathOf(incoming.url ?? '/')}`);
    }),
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

/** Layer 0: nobody gets past who must not. */
function enter(exchange: Exchange, runtime: Runtime): Caller {
  runtime.browserGuard(exchange.incoming.headers);
  return identifyCaller(exchange, runtime);
}

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
  const fields = failureFields(exchange, failure);
  if (failure.code === 'internal') log.error({ ...fields, cause: describeCause(failure.cause) }, 'Request failed');
  // What the caller asked for is nobody's fault: a cached answer or none.
  else if (failure.status >= 500 && failure.code !== 'not_cached') log.warn(fields, 'Request failed');
}

/** An unforeseen error's own words and stack: they go to the log, never to the caller. */
function describeCause(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
