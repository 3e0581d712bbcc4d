import type { HttpBindings } from '@hono/node-server';
import { IsartorError } from '@isartor/core';
import type { Context } from 'hono';
import type { Runtime } from '../runtime.js';
import type { Exchange } from './exchange.js';
import type { Route } from './routes.js';

/** What Hono hands to its handlers. */
export type Bindings = { Bindings: HttpBindings };

/** Answers a request by writing onto its exchange. */
export type Handler = (exchange: Exchange, runtime: Runtime, context: Context<Bindings>) => void | Promise<void>;

/** Makes a Hono handler of ours; the target tells the route, for where one path serves several. */
export type Serve = (
  routeOf: (url: string) => Route,
  handler: Handler,
) => (context: Context<Bindings>) => Promise<Response>;

/** One handler a path: with a second one for the other methods Hono would compose a chain for each request. */
export function forMethod(method: 'GET' | 'POST', handler: Handler): Handler {
  const refuse = refuseMethod(method);
  return (exchange, runtime, context) => {
    const asked = exchange.incoming.method === 'HEAD' ? 'GET' : exchange.incoming.method;
    return (asked === method ? handler : refuse)(exchange, runtime, context);
  };
}

function refuseMethod(allowed: string): Handler {
  return (exchange, runtime) => {
    runtime.browserGuard(exchange.incoming.headers);
    exchange.outgoing.setHeader('allow', allowed);
    throw new IsartorError('method_not_allowed', `Only ${allowed} is served here`);
  };
}
