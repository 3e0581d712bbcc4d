import { attributeValue, type DecodedMetric, type OtlpReceiver, startOtlpReceiver } from '@isartor/testing';
import { metrics, trace } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bounded } from '../bounded.js';
import { INSTRUMENTS } from '../catalogue/metrics.js';
import { CACHE_INSTRUMENTS } from '../catalogue/observed-metrics.js';
import type { SpanCatalogue } from '../catalogue/spans.js';
import { createMetrics } from '../metrics.js';
import { observeMetrics } from '../observed-metrics.js';
import { createSpans } from '../spans.js';
import { startTelemetry } from './start-telemetry.js';
import type { TelemetryGuard } from './telemetry-guard.js';

// Made before any SDK is registered, as every package does when it is imported.
const spans = createSpans<SpanCatalogue>({ name: 'isartor.gateway' });
const recorders = createMetrics(INSTRUMENTS);
const tool = bounded('curl', ['curl']);
const root = { 'client.address': '10.0.0.9', 'isartor.request_id': 'request-1' };

let receiver: OtlpReceiver;
let guard: TelemetryGuard;

beforeEach(async () => {
  receiver = await startOtlpReceiver();
  recorders.cacheEvents.add(100, { cache_layer: 'L1b', outcome: 'miss', tool });
  guard = await startTelemetry({ endpoint: receiver.endpoint, serviceVersion: '1.2.3' });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await guard.shutdown();
  await receiver.close();
});

function latestMetric(name: string): DecodedMetric {
  const found = receiver.metrics().findLast((metric) => metric.name === name);
  if (found === undefined) throw new Error(`no metric ${name}`);
  return found;
}

describe('the resource', () => {
  it('names the service, its version, the instance and the process', async () => {
    spans.start('gateway_request', root).end();
    recorders.cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool });
    await guard.forceFlush();

    const resource = receiver.spans()[0]?.resource ?? [];
    expect(resource).toContainEqual({ key: 'service.name', kind: 'string', value: 'isartor-gateway' });
    expect(resource).toContainEqual({ key: 'service.version', kind: 'string', value: '1.2.3' });
    expect(resource).toContainEqual({ key: 'process.pid', kind: 'int', value: process.pid });
    expect(attributeValue(resource, 'host.name')).toEqual(expect.any(String));
    expect(attributeValue(resource, 'service.instance.id')).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
    expect(attributeValue(resource, 'telemetry.sdk.language')).toBe('nodejs');
    expect(latestMetric('isartor_cache_events_total').resource).toEqual(resource);
  });

  it('takes an instance id', async () => {
    await guard.shutdown();
    guard = await startTelemetry({ endpoint: receiver.endpoint, serviceVersion: '1', serviceInstanceId: 'replica-7' });
    spans.start('gateway_request', root).end();
    await guard.forceFlush();
    expect(attributeValue(receiver.spans()[0]?.resource ?? [], 'service.instance.id')).toBe('replica-7');
  });
});

describe('metrics on the wire', () => {
  it('are cumulative, and count nothing from before the start', async () => {
    recorders.cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool });
    await guard.forceFlush();
    recorders.cacheEvents.add(2, { cache_layer: 'L1a', outcome: 'hit', tool });
    recorders.cacheEvents.add(5, { cache_layer: 'L1a', outcome: 'miss', tool });
    await guard.forceFlush();

    const exports = receiver.metrics().filter(({ name }) => name === 'isartor_cache_events_total');
    expect(exports.map(({ points }) => points.map(({ value }) => value))).toEqual([[1], [3, 5]]);
    const [first, second] = exports;
    expect(second).toMatchObject({
      type: 'sum',
      monotonic: true,
      temporality: 'cumulative',
      unit: '{event}',
      scopeName: 'isartor.gateway',
    });
    expect(second?.points[0]?.attributes).toEqual([
      { key: 'cache_layer', kind: 'string', value: 'L1a' },
      { key: 'outcome', kind: 'string', value: 'hit' },
      { key: 'tool', kind: 'string', value: 'curl' },
    ]);
    expect(second?.points[0]?.startTimeUnixNano).toBe(first?.points[0]?.startTimeUnixNano);
  });

  it('have the contract’s histogram boundaries', async () => {
    recorders.layerDuration.record(0.0003, { layer_name: 'L1a_ExactCache', tool });
    recorders.layerDuration.record(0.6, { layer_name: 'L1a_ExactCache', tool });
    recorders.layerDuration.record(500, { layer_name: 'L1a_ExactCache', tool });
    await guard.forceFlush();

    const { type, unit, points } = latestMetric('isartor_layer_duration_seconds');
    expect({ type, unit }).toEqual({ type: 'histogram', unit: 's' });
    expect(points).toHaveLength(1);
    expect(points[0]?.value).toBeCloseTo(500.6003);
    expect(points[0]?.histogram).toEqual({
      count: 3,
      boundaries: [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 5, 7.5, 10, 20, 30, 60,
        120,
      ],
      bucketCounts: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    });
  });

  it('come from one instrument, whoever asks for it', async () => {
    const again = createMetrics({ cacheEvents: INSTRUMENTS.cacheEvents });
    expect(again.cacheEvents).toBe(recorders.cacheEvents);
    again.cacheEvents.add(1, { cache_layer: 'L1', outcome: 'hit', tool });
    recorders.cacheEvents.add(1, { cache_layer: 'L1', outcome: 'hit', tool });
    await guard.forceFlush();
    expect(latestMetric('isartor_cache_events_total').points.map(({ value }) => value)).toEqual([2]);
  });

  it('start with a series at 0 when 0 is added', async () => {
    recorders.tokensSaved.add(0, {
      final_layer: 'L1a_ExactCache',
      traffic_surface: 'gateway',
      client: tool,
      endpoint_family: 'openai',
      tool,
    });
    await guard.forceFlush();
    expect(latestMetric('isartor_tokens_saved_total').points.map(({ value }) => value)).toEqual([0]);
  });

  it('go out at their interval without being asked', async () => {
    await guard.shutdown();
    guard = await startTelemetry({ endpoint: receiver.endpoint, serviceVersion: '1', metricExportIntervalMs: 50 });
    recorders.cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool });
    await receiver.waitFor(({ metrics }) => metrics.length >= 2, 5000);
    // An export may take as long as the interval, and on a busy machine one may be late.
    await expect.poll(() => guard.status().metrics).toBe('ok');
  });
});

describe('observed metrics', () => {
  const valuesOf = (name: string) =>
    receiver.metrics().flatMap((metric) => (metric.name === name ? metric.points.map(({ value }) => value) : []));

  it('are asked for at each collection', async () => {
    let entries = 0;
    observeMetrics(CACHE_INSTRUMENTS, async (observe) => {
      entries += 1;
      observe.cacheEntries(entries, { cache_layer: 'L1a' });
      observe.cacheEvictions(10 * entries, { cache_layer: 'L1a' });
    });
    await guard.forceFlush();
    await guard.forceFlush();
    expect(valuesOf('isartor_cache_entries')).toEqual([1, 2]);
    expect(valuesOf('isartor_cache_evictions_total')).toEqual([10, 20]);
    expect(latestMetric('isartor_cache_entries')).toMatchObject({ type: 'gauge', unit: '{entry}' });
    expect(latestMetric('isartor_cache_evictions_total')).toMatchObject({ type: 'sum', monotonic: true });
    expect(valuesOf('isartor_cache_bytes')).toEqual([]);
  });

  it('that cannot be told cost nothing but themselves', async () => {
    observeMetrics(CACHE_INSTRUMENTS, () => Promise.reject(new Error('no figures')));
    recorders.cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool });
    await guard.forceFlush();
    expect(valuesOf('isartor_cache_events_total')).toEqual([1]);
    expect(valuesOf('isartor_cache_entries')).toEqual([]);
    expect(guard.status().metrics).toBe('ok');
  });
});

describe('starting', () => {
  it('does not wait for a collector, and finds one that comes later', async () => {
    await guard.shutdown();
    await receiver.close();
    const { port } = new URL(receiver.endpoint);
    guard = await startTelemetry({ endpoint: receiver.endpoint, serviceVersion: '1', metricExportIntervalMs: 50 });
    recorders.cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool });
    await guard.forceFlush();
    expect(guard.status().metrics).toBe('failing');

    receiver = await startOtlpReceiver({ port: Number(port) });
    await receiver.waitFor(({ metrics }) => metrics.length > 0, 10_000);
    spans.start('gateway_request', root).end();
    await guard.forceFlush();
    expect(receiver.spans()).toHaveLength(1);
    // An export may take as long as the interval, and on a busy machine one may be late.
    await expect.poll(() => guard.status()).toMatchObject({ traces: 'ok', metrics: 'ok' });
  });

  it('tells of settings that the SDK does not understand', async () => {
    await guard.shutdown();
    vi.stubEnv('OTEL_TRACES_SAMPLER', 'sometimes');
    const logged: string[] = [];
    const log = (_: object, message: string) => void logged.push(message);
    guard = await startTelemetry({
      endpoint: receiver.endpoint,
      serviceVersion: '1',
      logger: { warn: log, error: log },
    });
    expect(logged).toEqual([expect.stringContaining('OTEL_TRACES_SAMPLER value "sometimes" invalid')]);
  });

  it('twice is an error that leaves the first running, its log included', async () => {
    await guard.shutdown();
    const logged: string[] = [];
    const log = (_: object, message: string) => void logged.push(message);
    const options = { endpoint: receiver.endpoint, serviceVersion: '1' };
    guard = await startTelemetry({ ...options, logger: { warn: log, error: log } });
    await expect(startTelemetry(options)).rejects.toThrow('registered in this process already');

    spans.start('gateway_request', root).end();
    recorders.cacheEvents.add(-1, { cache_layer: 'L1a', outcome: 'hit', tool });
    await guard.forceFlush();
    expect(receiver.spans()).toHaveLength(1);
    expect(logged).toEqual([expect.stringContaining('negative value')]);
  });

  it('beside an SDK of somebody else is an error that leaves theirs alone', async () => {
    await guard.shutdown();
    const theirs = { getMeter: metrics.getMeter };
    metrics.setGlobalMeterProvider(theirs);
    try {
      const second = startTelemetry({ endpoint: receiver.endpoint, serviceVersion: '1' });
      await expect(second).rejects.toThrow('registered in this process already');
      expect(metrics.getMeterProvider()).toBe(theirs);
      expect(trace.getTracer('test').startSpan('test').isRecording()).toBe(false);
    } finally {
      metrics.disable();
    }
  });

  it('again after a shutdown works, for spans and instruments made before', async () => {
    spans.start('gateway_request', root).end();
    await guard.shutdown();
    const other = await startOtlpReceiver();
    guard = await startTelemetry({ endpoint: other.endpoint, serviceVersion: '2' });
    spans.start('layer2_slm', { 'isartor.step': 'Layer2_LocalExecutor' }).end();
    recorders.cacheEvents.add(7, { cache_layer: 'L1a', outcome: 'hit', tool });
    await guard.forceFlush();

    expect(other.spans().map(({ name }) => name)).toEqual(['layer2_slm']);
    const events = other.metrics().filter(({ name }) => name === 'isartor_cache_events_total');
    expect(events.flatMap(({ points }) => points.map(({ value }) => value))).toEqual([7]);
    expect(receiver.spans().map(({ name }) => name)).toEqual(['gateway_request']);
    await other.close();
  });

  it.each(['', 'localhost:4317', 'ftp://localhost', 'http://'])('refuses the endpoint "%s"', async (endpoint) => {
    await expect(startTelemetry({ endpoint, serviceVersion: '1' })).rejects.toThrow('http:// or https:// URL');
  });
});
