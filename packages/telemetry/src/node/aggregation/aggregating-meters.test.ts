import type { MeterProvider as ApiMeterProvider, Attributes } from '@opentelemetry/api';
import { MeterProvider, MetricReader, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import { array, assert, constantFrom, double, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAggregatingMeters } from './aggregating-meters.js';

class PullReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

const EDGES = [0.01, 0.1, 1, 10];

interface Measurement {
  readonly instrument: 'counter' | 'histogram';
  readonly value: number;
  readonly attributes: Attributes;
}

/** What was measured, by instrument and attributes, without times. */
function pointsOf({ scopeMetrics }: ResourceMetrics): ReadonlyMap<string, unknown> {
  const points = scopeMetrics.flatMap(({ scope, metrics }) =>
    metrics.flatMap(({ descriptor, dataPoints, aggregationTemporality, dataPointType }) =>
      dataPoints.map(({ attributes, value }) => {
        const sorted = Object.entries(attributes).sort(([one], [other]) => (one < other ? -1 : 1));
        const { name, unit, description, valueType } = descriptor;
        const facts = { scope: scope.name, name, unit, description, valueType, aggregationTemporality, dataPointType };
        return [JSON.stringify([facts, sorted]), value] as const;
      }),
    ),
  );
  expect(new Set(points.map(([key]) => key)).size).toBe(points.length);
  return new Map(points);
}

function measure(provider: ApiMeterProvider, measurements: readonly Measurement[]): void {
  const meter = provider.getMeter('test');
  const counter = meter.createCounter('counted', { unit: '{thing}', description: 'Things.' });
  const advice = { explicitBucketBoundaries: EDGES };
  const histogram = meter.createHistogram('timed', { unit: 's', description: 'Times.', advice });
  for (const { instrument, value, attributes } of measurements) {
    if (instrument === 'counter') counter.add(value, attributes);
    else histogram.record(value, attributes);
  }
}

async function bySdk(measurements: readonly Measurement[]): Promise<ReadonlyMap<string, unknown>> {
  const reader = new PullReader();
  measure(new MeterProvider({ readers: [reader] }), measurements);
  return pointsOf((await reader.collect()).resourceMetrics);
}

async function byOurs(measurements: readonly Measurement[]): Promise<ReadonlyMap<string, unknown>> {
  const meters = createAggregatingMeters();
  measure(meters.around(new MeterProvider()), measurements);
  return pointsOf((await meters.collect()).resourceMetrics);
}

const value = constantFrom<unknown[]>('a', 'b', '1', 1, true, 'true', '', 'a\u001fb');
const attributes = array(record({ name: constantFrom('x', 'y', 'z'), value }), { maxLength: 3 }).map(
  // In the order they were drawn: the same set comes in several.
  (pairs) => Object.fromEntries(pairs.map((pair) => [pair.name, pair.value])) as Attributes,
);
const measurement = record({
  instrument: constantFrom('counter' as const, 'histogram' as const),
  value: constantFrom(0, 0.01, 0.05, 1, 3, 10, 11, 1e6),
  attributes,
});

describe('counters and histograms that aggregate by themselves', () => {
  it('hold what those of the SDK do', async () => {
    const runs: Measurement[][] = [];
    assert(
      property(array(measurement, { maxLength: 60 }), (one) => void runs.push(one)),
      { numRuns: 200 },
    );
    for (const run of runs) expect(await byOurs(run)).toEqual(await bySdk(run));
  });

  it('sort any value into the bucket that the SDK does', async () => {
    const values: number[] = [...EDGES];
    assert(
      property(double({ min: 0, max: 20, noNaN: true }), (one) => void values.push(one)),
      { numRuns: 200 },
    );
    for (const one of values) {
      const run = [{ instrument: 'histogram' as const, value: one, attributes: {} }];
      expect(await byOurs(run)).toEqual(await bySdk(run));
    }
  });

  it('are bounded as those of the SDK are', async () => {
    const run = Array.from({ length: 2500 }, (_, index) => ({
      ...{ instrument: 'counter' as const, value: 1, attributes: { caller: `${index % 2300}` } },
    }));
    const ours = await byOurs(run);
    expect(ours.size).toBe(2000);
    expect(ours).toEqual(await bySdk(run));
  });

  it('are one, whoever asks for them, in each scope', async () => {
    const meters = createAggregatingMeters();
    const provider = meters.around(new MeterProvider());
    for (const scope of ['one', 'one', 'other']) provider.getMeter(scope, '1').createCounter('counted').add(1);
    const { scopeMetrics } = (await meters.collect()).resourceMetrics;
    expect(scopeMetrics.map(({ scope, metrics }) => [scope.name, metrics[0]?.dataPoints[0]?.value])).toEqual([
      ['one', 2],
      ['other', 1],
    ]);
  });

  it('give what was measured until then, and go on', async () => {
    const meters = createAggregatingMeters();
    const histogram = meters.around(new MeterProvider()).getMeter('test').createHistogram('timed');
    histogram.record(1);
    const first = pointsOf((await meters.collect()).resourceMetrics);
    const [told] = structuredClone([...first.values()]);
    histogram.record(1);
    expect([...first.values()]).toEqual([told]);
    expect([...pointsOf((await meters.collect()).resourceMetrics).values()]).toMatchObject([{ count: 2 }]);
  });

  it('count nothing that is negative or no number', async () => {
    const run = [-1, Number.NaN].map((one) => ({ instrument: 'counter' as const, value: one, attributes: {} }));
    expect((await byOurs(run)).size).toBe(0);
    expect((await byOurs(run.map((one) => ({ ...one, instrument: 'histogram' as const })))).size).toBe(0);
  });
});
