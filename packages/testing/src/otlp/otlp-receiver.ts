import { type Metadata, Server, ServerCredentials, type sendUnaryData, status } from '@grpc/grpc-js';
import { type DecodedLog, decodeLogs, type RawLogsRequest } from './decoded-log.js';
import { type DecodedMetric, decodeMetrics, type RawMetricsRequest } from './decoded-metric.js';
import { type DecodedSpan, decodeSpans, type RawTraceRequest } from './decoded-span.js';
import {
  createOtlpInbox,
  type OtlpBehaviour,
  type OtlpInbox,
  type OtlpItems,
  type OtlpReceived,
} from './otlp-inbox.js';
import { OTLP_SERVICES } from './otlp-schema.js';

/** With which certificate a receiver shows itself, and whose clients it takes; all of it in PEM. */
export interface OtlpTls {
  readonly cert: string;
  readonly key: string;
  /** Clients must present a certificate that this one has signed. */
  readonly clientCa?: string;
}

/** Where the receiver listens, and how it begins. */
export interface OtlpReceiverOptions {
  /** TCP port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  readonly behaviour?: OtlpBehaviour;
  /** Plaintext without. */
  readonly tls?: OtlpTls;
}

/** A collector for tests: a real OTLP server that keeps what it is sent. */
export interface OtlpReceiver {
  readonly endpoint: string;
  spans(): readonly DecodedSpan[];
  metrics(): readonly DecodedMetric[];
  logs(): readonly DecodedLog[];
  exports(): OtlpReceived['exports'];
  /** Resolves as soon as `predicate` holds, which is looked at after each export; rejects after `timeoutMs`. */
  waitFor(predicate: (received: OtlpReceived) => boolean, timeoutMs: number): Promise<void>;
  setBehaviour(behaviour: OtlpBehaviour): void;
  /** Drops all connections, calls that were never answered included, and frees the port. */
  close(): Promise<void>;
}

/** A receiver's view of its inbox. */
export function viewOf({ received, setBehaviour, waitFor }: OtlpInbox): Omit<OtlpReceiver, 'endpoint' | 'close'> {
  return {
    spans: () => [...received.spans],
    metrics: () => [...received.metrics],
    logs: () => [...received.logs],
    exports: () => [...received.exports],
    setBehaviour,
    waitFor,
  };
}

/** Starts a receiver of OTLP over gRPC on 127.0.0.1. Rejects when the port is taken. */
export async function startOtlpReceiver(options: OtlpReceiverOptions = {}): Promise<OtlpReceiver> {
  const inbox = createOtlpInbox(options.behaviour);
  const server = new Server();
  const take =
    <Request>(path: string, decode: (request: Request) => OtlpItems) =>
    (call: { readonly request: Request; readonly metadata: Metadata }, answer: sendUnaryData<object>) => {
      const from = { path, headers: call.metadata.getMap() as Record<string, string> };
      inbox.receive(
        from,
        () => decode(call.request),
        (outcome) => {
          if (outcome === 'taken') answer(null, {});
          else answer({ code: status.UNAVAILABLE, details: 'told to refuse' });
        },
      );
    };
  const { traces, metrics, logs } = OTLP_SERVICES;
  server.addService(traces, {
    Export: take('TraceService', (request: RawTraceRequest) => ({ spans: decodeSpans(request) })),
  });
  server.addService(metrics, {
    Export: take('MetricsService', (request: RawMetricsRequest) => ({ metrics: decodeMetrics(request) })),
  });
  server.addService(logs, {
    Export: take('LogsService', (request: RawLogsRequest) => ({ logs: decodeLogs(request) })),
  });
  const port = await bind(server, options);
  return {
    endpoint: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    ...viewOf(inbox),
    close: () => {
      server.forceShutdown();
      return new Promise((resolve) => server.tryShutdown(() => resolve()));
    },
  };
}

function bind(server: Server, { port = 0, tls }: OtlpReceiverOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, credentialsOf(tls), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
}

function credentialsOf(tls: OtlpTls | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const pair = { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) };
  const clientCa = tls.clientCa === undefined ? null : Buffer.from(tls.clientCa);
  return ServerCredentials.createSsl(clientCa, [pair], clientCa !== null);
}
