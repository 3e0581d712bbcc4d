import type { Counter, Histogram, HrTime, Meter, MeterProvider, MetricOptions } from '@opentelemetry/api';
import { hrTime } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { MetricProducer, ScopeMetrics } from '@opentelemetry/sdk-metrics';
import type { Aggregate } from './aggregate.js';
import { createCounter } from './counter.js';
import { createHistogram } from './histogram.js';

/** Meters whose counters and histograms aggregate by themselves. */
export interface AggregatingMeters extends MetricProducer {
  /** The same provider with such meters; observed instruments and gauges stay those of `inner`. */
  around(inner: MeterProvider): MeterProvider;
}

interface Scope {
  readonly name: string;
  readonly version: string;
  readonly instruments: Map<string, Aggregate>;
}

/** Where somebody asks for a histogram without saying which edges it has: the SDK's own. */
const SDK_EDGES = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000] as const;

/**
 * Measures cumulatively, and in a fifth of the SDK's time: the SDK sorts and serialises all attributes of every single
 * measurement to find their series, and the API has no way to keep a series at hand.
 */
export function createAggregatingMeters(): AggregatingMeters {
  const startTime: HrTime = hrTime();
  const scopes = new Map<string, Scope>();

  const scopeOf = (name: string, version = ''): Scope => {
    const key = `${name}@${version}`;
    const known = scopes.get(key) ?? { name, version, instruments: new Map() };
    scopes.set(key, known);
    return known;
  };

  const collectScope = ({ name, version, instruments }: Scope): ScopeMetrics => {
    const endTime = hrTime();
    const collected = [...instruments.values()].map((instrument) => instrument.collect(startTime, endTime));
    return { scope: { name, version }, metrics: collected.filter(({ dataPoints }) => dataPoints.length > 0) };
  };

  return {
    around: (inner) => ({
      getMeter: (name, version, options) =>
        aggregatingMeter(inner.getMeter(name, version, options), scopeOf(name, version)),
    }),
    collect: async () => ({
      resourceMetrics: {
        resource: resourceFromAttributes({}),
        scopeMetrics: [...scopes.values()].map(collectScope).filter(({ metrics }) => metrics.length > 0),
      },
      errors: [],
    }),
  };
}

function aggregatingMeter(inner: Meter, { instruments }: Scope): Meter {
  /** One instrument for each kind and name, whoever asks for it. */
  const once = <Instrument extends Aggregate>(key: string, create: () => Instrument): Instrument => {
    const known = instruments.get(key) ?? create();
    instruments.set(key, known);
    return known as Instrument;
  };
  return {
    createCounter: (name: string, options: MetricOptions = {}): Counter =>
      once(`counter ${name}`, () => createCounter(name, options)),
    createHistogram: (name: string, options: MetricOptions = {}): Histogram =>
      once(`histogram ${name}`, () =>
        createHistogram(name, options, options.advice?.explicitBucketBoundaries ?? SDK_EDGES),
      ),
    createGauge: (name, options) => inner.createGauge(name, options),
    createUpDownCounter: (name, options) => inner.createUpDownCounter(name, options),
    createObservableGauge: (name, options) => inner.createObservableGauge(name, options),
    createObservableCounter: (name, options) => inner.createObservableCounter(name, options),
    createObservableUpDownCounter: (name, options) => inner.createObservableUpDownCounter(name, options),
    addBatchObservableCallback: (callback, observables) => inner.addBatchObservableCallback(callback, observables),
    removeBatchObservableCallback: (callback, observables) =>
      inner.removeBatchObservableCallback(callback, observables),
  };
}
