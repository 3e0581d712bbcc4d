import { type OtlpReceiver, startOtlpHttpReceiver, startOtlpReceiver } from '@isartor/testing';
import { ProxyTracerProvider, trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it } from 'vitest';
import { createSpans, type SpanCatalogue } from '../src/index.js';
import { startTelemetry, type TelemetryGuard, type TelemetryOptions } from '../src/node/index.js';
import { emitOne } from './emit-one.js';

const open: { close(): Promise<void> }[] = [];
let guard: TelemetryGuard | undefined;

async function receiving(start: typeof startOtlpReceiver = startOtlpReceiver): Promise<OtlpReceiver> {
  const receiver = await start();
  open.push(receiver);
  return receiver;
}

/** Starts, emits one of each signal and flushes. */
async function exported(options: Omit<TelemetryOptions, 'serviceVersion'>): Promise<TelemetryGuard> {
  guard = await startTelemetry({ serviceVersion: '1', ...options });
  emitOne(guard);
  await guard.forceFlush();
  return guard;
}

afterEach(async () => {
  await guard?.shutdown();
  for (const { close } of open.splice(0)) await close();
});

describe('OTLP over HTTP', () => {
  const LOGS = { logs: { exporter: 'otlp' } } as const;

  it.each([
    ['', '/v1/'],
    ['/', '/v1/'],
    ['/otlp', '/otlp/v1/'],
    ['/otlp/', '/otlp/v1/'],
  ])('posts each signal to its path below the base "%s"', async (base, prefix) => {
    const receiver = await receiving(startOtlpHttpReceiver);
    await exported({ endpoint: `${receiver.endpoint}${base}`, protocol: 'http/protobuf', ...LOGS });
    expect(
      receiver
        .exports()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['logs', 'metrics', 'traces'].map((signal) => `${prefix}${signal}`));
    expect(receiver.spans().map(({ name }) => name)).toEqual(['gateway_request']);
    expect(receiver.logs().map(({ body }) => body)).toEqual(['hello']);
    expect(receiver.metrics().map(({ name }) => name)).toContain('isartor_cache_events_total');
  });

  it('keeps the query of a base, behind the path', async () => {
    const receiver = await receiving(startOtlpHttpReceiver);
    await exported({
      endpoint: `${receiver.endpoint}/otlp?x=logs`,
      ...{ protocol: 'http/protobuf', traces: { exporter: 'none' }, metrics: { exporter: 'none' } },
      ...LOGS,
    });
    expect(receiver.exports().map(({ path }) => path)).toEqual(['/otlp/v1/logs?x=logs']);
  });

  it('uses the endpoint of one signal as it is, with a protocol of its own', async () => {
    const [grpc, http] = [await receiving(), await receiving(startOtlpHttpReceiver)];
    await exported({
      endpoint: grpc.endpoint,
      traces: { endpoint: `${http.endpoint}/my/traces`, protocol: 'http/protobuf' },
    });
    expect(http.exports().map(({ path }) => path)).toEqual(['/my/traces']);
    expect(http.spans()).toHaveLength(1);
    expect(grpc.spans()).toEqual([]);
    expect(grpc.metrics().length).toBeGreaterThan(0);
  });
});

describe('a signal that goes nowhere', () => {
  it('costs nothing: spans are not made, and nothing is sent', async () => {
    const receiver = await receiving();
    const { status } = await exported({ endpoint: receiver.endpoint, traces: { exporter: 'none' } });
    const spans = createSpans<SpanCatalogue>({ name: 'isartor.gateway' });
    const span = spans.start('gateway_request', { 'client.address': '::1', 'isartor.request_id': '1' });
    expect(span.span.isRecording()).toBe(false);
    expect(status()).toMatchObject({ traces: 'off', metrics: 'ok', logs: 'off' });
    expect(receiver.spans()).toEqual([]);
    expect(receiver.metrics().length).toBeGreaterThan(0);
  });

  it('leaves the tracers of somebody else alone', async () => {
    const theirs = new ProxyTracerProvider();
    trace.setGlobalTracerProvider(theirs);
    try {
      const receiver = await receiving();
      await exported({ endpoint: receiver.endpoint, traces: { exporter: 'none' } });
      await guard?.shutdown();
      expect(trace.setGlobalTracerProvider(theirs)).toBe(false);
    } finally {
      trace.disable();
    }
  });

  it('needs no endpoint that makes sense', async () => {
    const off = { exporter: 'none' } as const;
    const { status } = await exported({ endpoint: 'nowhere', traces: off, metrics: off });
    expect(status()).toMatchObject({ traces: 'off', metrics: 'off', logs: 'off', failedExports: 0 });
  });
});

describe('the console', () => {
  it('gets each export as one line of OTLP JSON', async () => {
    const lines: string[] = [];
    const console = { exporter: 'console' } as const;
    const writeLine = (line: string) => void lines.push(line);
    await exported({ endpoint: 'unused', traces: console, metrics: console, logs: console, writeLine });
    const documents = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.every((line) => !line.includes('\n'))).toBe(true);
    expect(documents.map((document) => Object.keys(document)[0]).sort()).toEqual([
      'resourceLogs',
      'resourceMetrics',
      'resourceSpans',
    ]);
    expect(lines.join()).toContain('"gateway_request"');
    expect(guard?.status()).toMatchObject({ traces: 'ok', metrics: 'ok', logs: 'ok' });
  });
});

describe('the resource', () => {
  it('takes more attributes, which win, and always has an instance', async () => {
    const receiver = await receiving();
    const resourceAttributes = { 'service.name': 'mine', 'deployment.environment.name': 'test' };
    await exported({ endpoint: receiver.endpoint, resourceAttributes });
    const resource = Object.fromEntries(receiver.spans()[0]?.resource.map(({ key, value }) => [key, value]) ?? []);
    expect(resource).toMatchObject({ ...resourceAttributes, 'service.version': '1' });
    expect(resource['service.instance.id']).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('attribute values', () => {
  it('are cut at their limit, in spans and log records', async () => {
    const receiver = await receiving();
    guard = await startTelemetry({
      ...{ endpoint: receiver.endpoint, serviceVersion: '1', logs: { exporter: 'otlp' }, attributeValueCharacters: 4 },
    });
    emitOne(guard, 'a-long-request-id');
    await guard.forceFlush();
    expect(receiver.spans()[0]?.attributes).toContainEqual(
      expect.objectContaining({ key: 'isartor.request_id', value: 'a-lo' }),
    );
    expect(receiver.logs()[0]?.attributes).toContainEqual(
      expect.objectContaining({ key: 'request_id', value: 'a-lo' }),
    );
  });
});
