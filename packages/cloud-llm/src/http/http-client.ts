import { type Dispatcher, Pool } from 'undici';
import type { CancelSignal } from '../cancel-signal.js';
import type { Timers } from '../timers.js';
import { isConnectionLost } from './connection-fault.js';
import { Exchange, type OutgoingRequest, type ResponseHead } from './exchange.js';

export interface HttpClientOptions {
  readonly origin: string;
  readonly timers: Timers;
  /** Used instead of a pool of our own (a proxy's, for example), and not closed. */
  readonly dispatcher?: Dispatcher;
}

/** An answer whose head has arrived. */
export interface HttpAnswer {
  readonly head: ResponseHead;
  readonly exchange: Exchange;
}

/** Sends requests to one origin over connections that are kept alive. */
export interface HttpClient {
  /** Rejects with undici's own error, or with the signal's reason. */
  post(
    request: Omit<OutgoingRequest, 'origin'>,
    call: { readonly signal: CancelSignal; readonly onActivity: () => void },
  ): Promise<HttpAnswer>;
  /** Takes no new requests and lets the connections go as soon as nobody reads from them. */
  close(): Promise<void>;
}

/** Below the idle limit of common load balancers (60 s), so that it is mostly us who let go first. */
const KEEP_ALIVE_MS = 55_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** How many dead connections one request may find before it counts as a failure. */
const MAX_STALE_CONNECTIONS = 3;

/** Opens connections lazily, as many as there are requests at a time. */
export function createHttpClient({ origin, timers, dispatcher }: HttpClientOptions): HttpClient {
  const pool =
    dispatcher ??
    new Pool(origin, { keepAliveTimeout: KEEP_ALIVE_MS, connect: { timeout: CONNECT_TIMEOUT_MS }, pipelining: 1 });
  const isFreshConnection = watchConnections(pool);

  return {
    async post(outgoing, { signal, onActivity }) {
      const request = { origin, ...outgoing };
      for (let stale = 0; ; stale += 1) {
        const exchange = new Exchange({ dispatcher: pool, request, timers, signal, onActivity, isFreshConnection });
        try {
          return { head: await exchange.send(), exchange };
        } catch (error) {
          // A kept connection that its other end has closed meanwhile says nothing about the provider.
          const wasStale = exchange.reusedConnection && isConnectionLost(error) && stale < MAX_STALE_CONNECTIONS;
          if (!wasStale) throw error;
        }
      }
    },
    async close() {
      if (dispatcher === undefined) await pool.close();
    },
  };
}

/** Tells, while a request is being written, whether its connection is new: undici writes in the turn it connects. */
function watchConnections(pool: Dispatcher): () => boolean {
  let connecting = false;
  pool.on('connect', () => {
    connecting = true;
    queueMicrotask(() => {
      connecting = false;
    });
  });
  return () => connecting;
}
