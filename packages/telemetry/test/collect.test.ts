import { type OtlpReceiver, startOtlpReceiver } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  bounded,
  CACHE_INSTRUMENTS,
  CONVENTION_INSTRUMENTS,
  createMetrics,
  INSTRUMENTS,
  observeMetrics,
} from '../src/index.js';
import { startTelemetry, type TelemetryGuard, type TelemetryOptions } from '../src/node/index.js';
import { type MetricFamily, renderMetrics } from '../src/prometheus/index.js';

const recorders = createMetrics({
  cacheEvents: INSTRUMENTS.cacheEvents,
  layerDuration: INSTRUMENTS.layerDuration,
  http: CONVENTION_INSTRUMENTS.httpServerRequestDuration,
});
const curl = bounded('curl', ['curl']);
const count = (value: number) => recorders.cacheEvents.add(value, { cache_layer: 'L1a', outcome: 'hit', tool: curl });

let receiver: OtlpReceiver;
let guard: TelemetryGuard;
async function start(options: Partial<TelemetryOptions> = {}): Promise<void> {
  guard = await startTelemetry({ endpoint: receiver.endpoint, serviceVersion: '1', ...options });
}
beforeEach(async () => {
  receiver = await startOtlpReceiver();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await guard.shutdown();
  await receiver.close();
});

const named = (families: readonly MetricFamily[], name: string) => families.find((family) => family.name === name);
const pushedCounts = () =>
  receiver.metrics().flatMap(({ name, points }) => (name === 'isartor_cache_events_total' ? points : []));

describe('collect', () => {
  it('gives every metric as it is now, and takes nothing from the exports', async () => {
    await start();
    count(1);
    recorders.layerDuration.record(0.3, { layer_name: 'L3_Cloud', tool: curl });
    observeMetrics(CACHE_INSTRUMENTS, (observe) => observe.cacheEntries(7, { cache_layer: 'L1a' }));

    const families = await guard.collect();
    expect(named(families, 'isartor_cache_events_total')).toEqual({
      name: 'isartor_cache_events_total',
      description: 'Cache look-ups by outcome.',
      unit: '{event}',
      kind: 'counter',
      points: [{ labels: { cache_layer: 'L1a', outcome: 'hit', tool: 'curl' }, value: 1 }],
    });
    expect(named(families, 'isartor_cache_entries')).toMatchObject({
      kind: 'gauge',
      points: [{ labels: { cache_layer: 'L1a' }, value: 7 }],
    });
    expect(named(families, 'isartor_layer_duration_seconds')).toMatchObject({
      kind: 'histogram',
      points: [{ labels: { layer_name: 'L3_Cloud', tool: 'curl' }, count: 1, sum: 0.3 }],
    });

    count(2);
    await guard.forceFlush();
    expect(pushedCounts().map(({ value }) => value)).toEqual([3]);
    expect(named(await guard.collect(), 'isartor_cache_events_total')?.points).toMatchObject([{ value: 3 }]);
  });

  it.each(['delta', 'lowmemory', 'cumulative'])('is cumulative beside %s exports', async (preference) => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE', preference);
    await start();
    count(1);
    await guard.forceFlush();
    count(1);
    await guard.collect();
    await guard.forceFlush();
    expect(pushedCounts().map(({ value }) => value)).toEqual(preference === 'cumulative' ? [1, 2] : [1, 1]);
    expect(named(await guard.collect(), 'isartor_cache_events_total')?.points).toMatchObject([{ value: 2 }]);
  });

  it('works where nothing is exported', async () => {
    await start({ metrics: { exporter: 'none' } });
    count(4);
    expect(named(await guard.collect(), 'isartor_cache_events_total')?.points).toMatchObject([{ value: 4 }]);
    await guard.forceFlush();
    expect(receiver.metrics()).toEqual([]);
  });

  it('does not wait for figures that do not come, nor go without the others', async () => {
    await start();
    count(1);
    observeMetrics(CACHE_INSTRUMENTS, () => new Promise<void>(() => {}));
    const began = performance.now();
    const families = await guard.collect(100);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(named(families, 'isartor_cache_events_total')?.points).toMatchObject([{ value: 1 }]);
  });

  it('asks once for all who ask at the same time', async () => {
    await start();
    let asked = 0;
    observeMetrics(CACHE_INSTRUMENTS, (observe) => {
      asked += 1;
      observe.cacheEntries(asked, { cache_layer: 'L1a' });
    });
    await Promise.all(Array.from({ length: 50 }, () => guard.collect()));
    expect(asked).toBe(1);
  });

  it('ends with the guard', async () => {
    await start();
    await guard.shutdown();
    await expect(guard.collect()).rejects.toThrow();
  });

  it('feeds a page that names things as the Collector does', async () => {
    await start();
    const unknown = bounded('x', []);
    recorders.http.record(0.2, {
      ...{ 'http.request.method': unknown, 'http.response.status_code': unknown, 'http.route': unknown },
      ...{ 'url.scheme': 'http', 'error.type': unknown },
    });
    const page = renderMetrics(await guard.collect());
    expect(page).toContain(
      'http_server_request_duration_seconds_bucket{error_type="other",http_request_method="other"',
    );
  });
});

describe('what telemetry tells of itself', () => {
  const own = async (name: string) =>
    (named(await guard.collect(), name)?.points ?? []).map((point) => [point.labels, 'value' in point && point.value]);

  it('is nothing lost where nothing is, for the signals that are exported', async () => {
    await start();
    expect(await own('isartor_telemetry_dropped_total')).toEqual([[{ signal: 'traces' }, 0]]);
    expect(await own('isartor_telemetry_export_failures_total')).toEqual([
      [{ signal: 'traces' }, 0],
      [{ signal: 'metrics' }, 0],
    ]);
  });

  it('counts dropped spans and log records, and failed exports of each signal', async () => {
    receiver.setBehaviour('unavailable');
    await start({ logs: { exporter: 'otlp' }, logQueueSize: 2, logBatchSize: 2 });
    const { createSpans } = await import('../src/index.js');
    const spans = createSpans<{ work: { start: object; end: object } }>({ name: 'test' });
    for (let round = 0; round < 3; round += 1) spans.start('work', {}).end();
    for (let line = 0; line < 2; line += 1) emitLine(line);
    await guard.forceFlush();
    expect(await own('isartor_telemetry_dropped_total')).toEqual([
      [{ signal: 'traces' }, 3],
      [{ signal: 'logs' }, 2],
    ]);
    expect(await own('isartor_telemetry_export_failures_total')).toEqual([
      [{ signal: 'traces' }, 1],
      [{ signal: 'metrics' }, 1],
      [{ signal: 'logs' }, 1],
    ]);
  });
});

function emitLine(line: number): void {
  guard.emitLog?.({ timeMs: 0, severity: 'info', body: `line ${line}`, attributes: {} });
}
