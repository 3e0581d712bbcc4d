import { once } from 'node:events';
import { createServer, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { GatewayConfig } from '../config/gateway-config.js';
import type { App } from '../http/app.js';
import { hasReadableTarget } from '../http/readable-target.js';

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
  /** Lets requests take longer to arrive than they may, until what it returns is called: their handlers set their time. */
  takeTime(): () => void;
  /** Cuts every connection. */
  destroy(): void;
}

/** Binds the app to the configured address. @throws when the address cannot be taken. */
export async function listen(app: App, config: GatewayConfig): Promise<Listener> {
  const { headerTimeoutMs, bodyTimeoutMs } = config.server;
  const answer = getRequestListener(app.fetch, {
    // HTTP/1.0, which some health checks speak, knows of no Host.
    hostname: 'localhost',
    overrideGlobalObjects: false,
    // Node itself reads what is left of a refused body, until `requestTimeout`. The adapter would cut the connection
    // after half a second, under the next request of a client that believes its body has arrived.
    autoCleanupIncoming: false,
  });
  const options: ServerOptions = {
    headersTimeout: headerTimeoutMs,
    // The body has its own deadline, told in the caller's dialect; this one is for bodies that nobody reads.
    requestTimeout: headerTimeoutMs + bodyTimeoutMs + 1000,
    connectionsCheckingInterval: Math.min(1000, headerTimeoutMs),
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const server = createServer(options, (incoming, outgoing) => {
    if (hasReadableTarget(incoming)) void answer(incoming, outgoing);
    else app.refuseUnreadable({ incoming, outgoing });
  });
  server.timeout = DEAD_CONNECTION_MS;
  const { host, port } = config.hostPort;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(whyNot(error, `${host}:${port}`), { cause: error });
  }
  return {
    url: urlOf(server.address() as AddressInfo),
    takeTime: timeTaker(server),
    close: () => close(server),
    destroy: () => server.closeAllConnections(),
  };
}

/** Why the address cannot be listened on, and what to do about it. */
function whyNot(error: unknown, address: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const reason = REASONS[code] ?? `cannot be listened on (${code})`;
  return `${address} ${reason}: choose another with --host-port or host_port`;
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another process',
  EACCES: 'needs more rights than this process has',
  EADDRNOTAVAIL: 'is no address of this machine',
  ENOTFOUND: 'has a host that cannot be found',
};

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Node's limit holds for a whole request, whatever its handler thinks of it, and is the server's. */
function timeTaker(server: Server): () => () => void {
  const { requestTimeout } = server;
  const takers = new Set<symbol>();
  return () => {
    const taker = Symbol('taker');
    takers.add(taker);
    server.requestTimeout = 0;
    return () => {
      takers.delete(taker);
      if (takers.size === 0) server.requestTimeout = requestTimeout;
    };
  };
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
