import { rmSync } from 'node:fs';
import { createServer, type Http2Server, type IncomingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { type OtlpReceiver, startOtlpHttpReceiver, startOtlpReceiver } from '@isartor/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTelemetry, type TelemetryGuard, type TelemetryOptions } from '../src/node/index.js';
import { type Certificate, createCertificate } from './certificate.js';
import { emitOne } from './emit-one.js';

const PROTOCOLS = [
  { protocol: 'grpc', start: startOtlpReceiver },
  { protocol: 'http/protobuf', start: startOtlpHttpReceiver },
] as const;

let guard: TelemetryGuard | undefined;
let receiver: OtlpReceiver | undefined;
const warnings: string[] = [];

async function startAt(endpoint: string, options: Partial<TelemetryOptions> = {}): Promise<TelemetryGuard> {
  const log = (_: object, message: string) => void warnings.push(message);
  guard = await startTelemetry({
    ...{ endpoint, serviceVersion: '1', logs: { exporter: 'otlp' }, logger: { warn: log, error: log } },
    ...options,
  });
  return guard;
}

async function export1(endpoint: string, options: Partial<TelemetryOptions> = {}): Promise<void> {
  const started = await startAt(endpoint, options);
  emitOne(started);
  await started.forceFlush();
}

function stub(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

afterEach(async () => {
  vi.unstubAllEnvs();
  warnings.length = 0;
  await guard?.shutdown();
  await receiver?.close();
});

describe.each(PROTOCOLS)('the variables of the $protocol exporters', ({ protocol, start }) => {
  it('give headers, decoded, one signal’s over those of all', async () => {
    stub({
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20dXNlcjp0b2tlbg==,x-tenant=all',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x-tenant=traces%2C1',
    });
    receiver = await start();
    await export1(receiver.endpoint, { protocol });
    const headers = new Map(
      receiver.exports().map(({ path, headers }) => [/trace|metrics|logs/i.exec(path)?.[0]?.toLowerCase(), headers]),
    );
    expect(headers.get('trace')).toMatchObject({ authorization: 'Basic dXNlcjp0b2tlbg==', 'x-tenant': 'traces,1' });
    expect(headers.get('metrics')).toMatchObject({ authorization: 'Basic dXNlcjp0b2tlbg==', 'x-tenant': 'all' });
    expect(headers.get('logs')).toMatchObject({ authorization: 'Basic dXNlcjp0b2tlbg==', 'x-tenant': 'all' });
  });

  it('choose temporality on the wire', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE', 'delta');
    receiver = await start();
    await export1(receiver.endpoint, { protocol });
    await export1Again();
    const counts = receiver.metrics().filter(({ name }) => name === 'isartor_cache_events_total');
    expect(counts.map(({ temporality, points }) => [temporality, points[0]?.value])).toEqual([
      ['delta', 1],
      ['delta', 1],
    ]);
  });

  it('that make no sense are told of by name', async () => {
    stub({
      OTEL_EXPORTER_OTLP_COMPRESSION: 'zip',
      OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: 'sometimes',
      OTEL_TRACES_SAMPLER_ARG: 'half',
      OTEL_TRACES_SAMPLER: 'traceidratio',
    });
    receiver = await start();
    await export1(receiver.endpoint, { protocol });
    for (const name of ['OTLP_COMPRESSION', 'TEMPORALITY_PREFERENCE', 'TRACES_SAMPLER_ARG']) {
      expect(warnings).toContainEqual(expect.stringContaining(name));
    }
    expect(receiver.spans()).toHaveLength(1);
  });

  describe('over TLS', () => {
    let server: Certificate;
    let client: Certificate;
    beforeAll(() => {
      server = createCertificate();
      client = createCertificate();
    });
    afterAll(() => {
      for (const { folder } of [server, client]) rmSync(folder, { recursive: true });
    });

    it('name the authority to trust', async () => {
      vi.stubEnv('OTEL_EXPORTER_OTLP_CERTIFICATE', server.certFile);
      receiver = await start({ tls: server });
      expect(receiver.endpoint).toMatch(/^https:/);
      await export1(receiver.endpoint, { protocol });
      expect([receiver.spans().length, receiver.logs().length]).toEqual([1, 1]);
      expect(guard?.status()).toMatchObject({ traces: 'ok', metrics: 'ok', logs: 'ok' });
    });

    it('name it for one signal only', async () => {
      vi.stubEnv('OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE', server.certFile);
      receiver = await start({ tls: server });
      await export1(receiver.endpoint, { protocol });
      expect(guard?.status()).toMatchObject({ traces: 'ok', metrics: 'failing', logs: 'failing' });
    });

    it('without which an unknown one is not trusted', async () => {
      receiver = await start({ tls: server });
      await export1(receiver.endpoint, { protocol });
      expect(receiver.spans()).toEqual([]);
      expect(guard?.status()).toMatchObject({ traces: 'failing', metrics: 'failing', logs: 'failing' });
    });

    it('name the certificate that the client shows', async () => {
      stub({
        OTEL_EXPORTER_OTLP_CERTIFICATE: server.certFile,
        OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE: client.certFile,
        OTEL_EXPORTER_OTLP_CLIENT_KEY: client.keyFile,
      });
      receiver = await start({ tls: { ...server, clientCa: client.cert } });
      await export1(receiver.endpoint, { protocol });
      expect(receiver.spans()).toHaveLength(1);
    });

    it('without which it is turned away where one is asked for', async () => {
      vi.stubEnv('OTEL_EXPORTER_OTLP_CERTIFICATE', server.certFile);
      receiver = await start({ tls: { ...server, clientCa: client.cert } });
      await export1(receiver.endpoint, { protocol });
      expect(receiver.spans()).toEqual([]);
      expect(guard?.status()).toMatchObject({ traces: 'failing', metrics: 'failing' });
    });
  });
});

async function export1Again(): Promise<void> {
  if (guard === undefined) throw new Error('nothing was started');
  emitOne(guard, 'request-2');
  await guard.forceFlush();
}

describe('OTEL_EXPORTER_OTLP_COMPRESSION=gzip', () => {
  it('compresses what goes out by HTTP', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_COMPRESSION', 'gzip');
    receiver = await startOtlpHttpReceiver();
    await export1(receiver.endpoint, { protocol: 'http/protobuf' });
    const encodings = receiver.exports().map(({ headers }) => headers['content-encoding']);
    expect(encodings).toEqual(['gzip', 'gzip', 'gzip']);
    expect(receiver.spans()).toHaveLength(1);
  });

  it('compresses what goes out by gRPC', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_COMPRESSION', 'gzip');
    const seen: IncomingHttpHeaders[] = [];
    const server = createGrpcListener((headers) => seen.push(headers));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await export1(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(seen.map((headers) => headers['grpc-encoding'])).toEqual(['gzip', 'gzip', 'gzip']);
    expect(guard?.status()).toMatchObject({ traces: 'ok', metrics: 'ok', logs: 'ok' });
    await guard?.shutdown();
    server.close();
  });
});

/** gRPC as far as headers go: the library's own server hides how a message was compressed. */
function createGrpcListener(onCall: (headers: IncomingHttpHeaders) => void): Http2Server {
  const server = createServer();
  server.on('stream', (stream, headers) => {
    onCall(headers);
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.resume().on('end', () => {
      stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
      stream.end(Buffer.alloc(5));
    });
  });
  return server;
}
