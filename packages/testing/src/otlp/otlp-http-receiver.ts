import { once } from 'node:events';
import { createServer as createPlainServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { decodeLogs, type RawLogsRequest } from './decoded-log.js';
import { decodeMetrics, type RawMetricsRequest } from './decoded-metric.js';
import { decodeSpans, type RawTraceRequest } from './decoded-span.js';
import { createOtlpInbox, type OtlpItems } from './otlp-inbox.js';
import { type OtlpReceiver, type OtlpReceiverOptions, type OtlpTls, viewOf } from './otlp-receiver.js';
import { OTLP_SERVICES } from './otlp-schema.js';

const decodeAs = <Request>(signal: keyof typeof OTLP_SERVICES, body: Buffer): Request =>
  OTLP_SERVICES[signal].Export?.requestDeserialize(body) as Request;

/** What is sent to a path, by how the path ends. */
const DECODERS: readonly (readonly [suffix: string, decode: (body: Buffer) => OtlpItems])[] = [
  ['traces', (body) => ({ spans: decodeSpans(decodeAs<RawTraceRequest>('traces', body)) })],
  ['metrics', (body) => ({ metrics: decodeMetrics(decodeAs<RawMetricsRequest>('metrics', body)) })],
  ['logs', (body) => ({ logs: decodeLogs(decodeAs<RawLogsRequest>('logs', body)) })],
];

/**
 * Starts a receiver of OTLP over HTTP, with protobuf bodies, on 127.0.0.1. It takes every path whose last word names a
 * signal, and keeps which it was. Rejects when the port is taken.
 */
export async function startOtlpHttpReceiver(options: OtlpReceiverOptions = {}): Promise<OtlpReceiver> {
  const inbox = createOtlpInbox(options.behaviour);
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const sent = await buffer(incoming);
    const path = incoming.url ?? '/';
    const decode = DECODERS.find(([suffix]) => path.endsWith(suffix))?.[1];
    const protobuf = incoming.headers['content-type'] === 'application/x-protobuf';
    if (decode === undefined || !protobuf) {
      outgoing.writeHead(404).end();
      return;
    }
    const body = incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
    inbox.receive(
      { path, headers: incoming.headers as Record<string, string> },
      () => decode(body),
      (outcome) => outgoing.writeHead(outcome === 'taken' ? 200 : 503, 'told to refuse').end(),
    );
  };
  const server = serverOf(options.tls, (incoming, outgoing) => void handle(incoming, outgoing).catch(() => {}));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...viewOf(inbox),
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function serverOf(
  tls: OtlpTls | undefined,
  handle: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
): Server {
  if (tls === undefined) return createPlainServer(handle);
  const { cert, key, clientCa } = tls;
  const clients = clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true };
  return createTlsServer({ cert, key, ...clients }, handle);
}
