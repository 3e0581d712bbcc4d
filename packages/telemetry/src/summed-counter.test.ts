import { metrics } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bounded, bounded } from './bounded.js';
import { counter, createMetrics } from './metrics.js';

let exporter: InMemoryMetricExporter;

/** A process with an SDK of its own, as a service has that imports one package only. */
function startSdk() {
  exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  metrics.setGlobalMeterProvider(provider);
  return provider;
}

function collected(): readonly (readonly [string, object, unknown])[] {
  const last =
    exporter
      .getMetrics()
      .at(-1)
      ?.scopeMetrics.flatMap((scope) => scope.metrics) ?? [];
  return last.flatMap(({ descriptor, dataPoints }) =>
    dataPoints.map(({ attributes, value }) => [descriptor.name, attributes, value] as const),
  );
}

describe('counters', () => {
  afterEach(() => metrics.disable());

  it('are summed exactly, by label set, whatever the order of the labels, and with nothing beside them', async () => {
    const { hits } = createMetrics({
      hits: counter<{ layer: 'a' | 'b'; found: boolean }>({ name: 'hits_total', description: 'Hits.', unit: '{hit}' }),
    });
    hits.add(1, { layer: 'a', found: true });
    const provider = startSdk();
    for (let count = 0; count < 1000; count += 1) hits.add(1, { layer: 'a', found: true });
    hits.add(5, { found: true, layer: 'a' });
    hits.add(2, { layer: 'b', found: false });
    await provider.forceFlush();
    expect(collected()).toEqual([
      ['hits_total', { layer: 'a', found: true }, 1005],
      ['hits_total', { layer: 'b', found: false }, 2],
    ]);
    hits.add(1, { layer: 'b', found: false });
    await provider.shutdown();
    expect(collected()).toContainEqual(['hits_total', { layer: 'b', found: false }, 3]);
  });

  it('lose nothing when more label sets come than are kept waiting', async () => {
    const { many } = createMetrics({
      many: counter<{ label: Bounded }>({ name: 'many_total', description: 'Many.', unit: '{thing}' }),
    });
    const provider = startSdk();
    const names = Array.from({ length: 2500 }, (_, index) => `label ${index}`);
    for (const name of names) many.add(1, { label: bounded(name, names) });
    many.add(100, { label: bounded('label 0', names) });
    await provider.shutdown();
    const total = collected().reduce((sum, [, , value]) => sum + Number(value), 0);
    expect(total).toBe(2600);
  });
});
