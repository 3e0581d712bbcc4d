import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { GatewayConfig } from '../config/gateway-config.js';

/** Idle connections are kept longer than load balancers do (60 s), so that it is never us who closes first. */
const KEEP_ALIVE_MS = 75_000;
/** A connection on which nothing moves for this long is dead; longer than any pause a model is allowed. */
const DEAD_CONNECTION_MS = 10 * 60_000;

/** A listening server. */
export interface Listener {
  /** `http://host:port`, with the port really taken. */
  readonly url: string;
  /** Takes no more connections and lets go of idle ones. Resolves when the last one has ended. */
  close(): Promise<void>;
  /** Cuts every connection. */
  destroy(): void;
}

/** Binds the app to the configured address. @throws when the address cannot be taken. */
export async function listen(app: Hono<{ Bindings: HttpBindings }>, config: GatewayConfig): Promise<Listener> {
  const { headerTimeoutMs, bodyTimeoutMs } = config.server;
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    createServer,
    serverOptions: {
      headersTimeout: headerTimeoutMs,
      // The body has its own deadline, told in the caller's dialect; this one is for bodies that nobody reads.
      requestTimeout: headerTimeoutMs + bodyTimeoutMs + 1000,
      connectionsCheckingInterval: Math.min(1000, headerTimeoutMs),
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
  }) as Server;
  server.timeout = DEAD_CONNECTION_MS;
  const { host, port } = config.hostPort;
  server.listen(port, host);
  await once(server, 'listening');
  return {
    url: urlOf(server.address() as AddressInfo),
    close: () => close(server),
    destroy: () => server.closeAllConnections(),
  };
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection that was busy when the server closed is idle once its response has ended.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  try {
    await closed;
  } finally {
    clearInterval(sweep);
  }
}
