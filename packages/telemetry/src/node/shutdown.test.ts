import { type OtlpReceiver, startOtlpReceiver } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bounded } from '../bounded.js';
import { INSTRUMENTS } from '../catalogue/metrics.js';
import type { SpanCatalogue } from '../catalogue/spans.js';
import { createMetrics } from '../metrics.js';
import { createSpans } from '../spans.js';
import { startTelemetry } from './start-telemetry.js';
import type { TelemetryGuard } from './telemetry-guard.js';
import type { TelemetryOptions } from './telemetry-options.js';

const spans = createSpans<SpanCatalogue>({ name: 'isartor.gateway' });
const recorders = createMetrics(INSTRUMENTS);
const tool = bounded('curl', ['curl']);

/** The status of a guard whose exports have all yet to come. */
const QUIET = {
  ...{ traces: 'idle', metrics: 'idle', logs: 'off' },
  ...{ droppedSpans: 0, droppedLogRecords: 0, failedExports: 0 },
};

let receiver: OtlpReceiver;
let guard: TelemetryGuard;
let logged: { readonly fields: object; readonly message: string }[];

async function start(options: Partial<TelemetryOptions> = {}): Promise<void> {
  const log = (fields: object, message: string) => void logged.push({ fields, message });
  guard = await startTelemetry({
    endpoint: receiver.endpoint,
    serviceVersion: '1',
    exportTimeoutMs: 5000,
    logger: { warn: log, error: log },
    ...options,
  });
}

function work(requests = 1): void {
  for (let request = 0; request < requests; request += 1) {
    spans.start('gateway_request', { 'client.address': '::1', 'isartor.request_id': String(request) }).end();
    recorders.cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool });
  }
}

beforeEach(async () => {
  logged = [];
  receiver = await startOtlpReceiver();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await guard.shutdown(0);
  await receiver.close();
});

describe('shutdown', () => {
  it('sends what is pending, more than one batch of it', async () => {
    await start();
    work(1300);
    await guard.shutdown();
    expect(receiver.spans()).toHaveLength(1300);
    expect(receiver.metrics().at(-1)?.points[0]?.value).toBe(1300);
    expect(guard.status()).toEqual({ ...QUIET, traces: 'ok', metrics: 'ok' });
  });

  it('happens when the guard goes out of scope', async () => {
    {
      await using scoped = await startTelemetry({ endpoint: receiver.endpoint, serviceVersion: '1' });
      guard = scoped;
      work();
    }
    expect(receiver.spans()).toHaveLength(1);
  });

  it('waits for an export that is under way', async () => {
    receiver.setBehaviour({ delayMs: 300 });
    await start({ spanBatchSize: 2 });
    work(2);
    await receiver.waitFor(({ spans }) => spans.length === 2, 5000);
    expect(guard.status().traces).toBe('idle');
    await guard.shutdown();
    expect(guard.status().traces).toBe('ok');
  });

  it('can be asked for many times, and turns everything into no-ops', async () => {
    await start();
    work();
    await Promise.all([guard.shutdown(), guard.shutdown(), guard[Symbol.asyncDispose]()]);
    await guard.shutdown();
    work();
    await guard.forceFlush();
    expect(receiver.spans()).toHaveLength(1);
    expect(logged).toEqual([]);
  });

  it('keeps its deadline when the collector accepts and never answers', async () => {
    receiver.setBehaviour('hang');
    await start();
    work(2000);
    const begin = performance.now();
    await guard.shutdown();
    const elapsedMs = performance.now() - begin;
    expect(elapsedMs).toBeGreaterThan(2400);
    expect(elapsedMs).toBeLessThan(3000);
  });

  it('keeps a shorter deadline, and a start after it works', async () => {
    receiver.setBehaviour('hang');
    await start();
    work();
    await guard.shutdown(20);
    await receiver.waitFor(({ calls }) => calls === 2, 5000);
    receiver.setBehaviour('ok');
    await start();
    work();
    await guard.shutdown();
    expect(receiver.spans()).toHaveLength(1);
  });

  it('is quick and quiet when nobody listens', async () => {
    await receiver.close();
    await start();
    work(10);
    const begin = performance.now();
    await guard.shutdown();
    expect(performance.now() - begin).toBeLessThan(2400);
    expect(guard.status()).toMatchObject({ traces: 'failing', metrics: 'failing', droppedSpans: 10, failedExports: 2 });
    expect(guard.status().lastError).toContain('ECONNREFUSED');
  });
});

describe('status', () => {
  it('is idle before anything was sent', async () => {
    await start();
    expect(guard.status()).toEqual(QUIET);
  });

  it('tells failing exports from good ones, and recovers', async () => {
    receiver.setBehaviour('unavailable');
    await start();
    work(3);
    await guard.forceFlush();
    expect(guard.status()).toMatchObject({ traces: 'failing', metrics: 'failing', droppedSpans: 3, failedExports: 2 });
    expect(guard.status().lastError).toContain('told to refuse');

    receiver.setBehaviour('ok');
    work(1);
    await guard.forceFlush();
    expect(guard.status()).toMatchObject({ traces: 'ok', metrics: 'ok', droppedSpans: 3, failedExports: 2 });
    expect(receiver.metrics().at(-1)?.points[0]?.value).toBe(4);
  });

  it('counts what a full queue drops', async () => {
    receiver.setBehaviour('hang');
    await start({ spanQueueSize: 10, spanBatchSize: 4 });
    work(4);
    await receiver.waitFor(({ calls }) => calls === 1, 5000);
    work(13);
    expect(guard.status().droppedSpans).toBe(3);
  });

  it('does not count spans that are not sampled', async () => {
    vi.stubEnv('OTEL_TRACES_SAMPLER', 'always_off');
    await start({ spanQueueSize: 2, spanBatchSize: 2 });
    work(10);
    await guard.shutdown();
    expect(guard.status()).toMatchObject({ traces: 'idle', metrics: 'ok', droppedSpans: 0 });
    expect(receiver.spans()).toEqual([]);
    expect(receiver.metrics().at(-1)?.points[0]?.value).toBe(10);
  });
});

describe('the log', () => {
  it('has one line a signal for a collector that is away', async () => {
    receiver.setBehaviour('unavailable');
    await start();
    for (let round = 0; round < 5; round += 1) {
      work();
      await guard.forceFlush();
    }
    expect(logged.map(({ message }) => message).toSorted()).toEqual([
      'telemetry export failed: metrics',
      'telemetry export failed: traces',
    ]);
    expect(logged[0]?.fields).toMatchObject({
      endpoint: receiver.endpoint,
      error: expect.stringContaining('UNAVAILABLE'),
    });
  });
});
