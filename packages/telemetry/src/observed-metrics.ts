import { type Attributes, metrics, type Observable } from '@opentelemetry/api';
import type { Instrument, InstrumentFacts, LowCardinality } from './metrics.js';
import { INSTRUMENTATION_SCOPE } from './scope.js';

type Kind = 'gauge' | 'observed-counter';
type AnyObserved = Instrument<Kind, unknown>;

/** Defines a figure that goes up and down and is asked for at each collection. */
export const gauge = <Labels>(facts: InstrumentFacts): Instrument<'gauge', LowCardinality<Labels>> => ({
  kind: 'gauge',
  ...facts,
});

/** Defines a sum that somebody else counts and that is asked for at each collection. */
export const observedCounter = <Labels>(
  facts: InstrumentFacts,
): Instrument<'observed-counter', LowCardinality<Labels>> => ({ kind: 'observed-counter', ...facts });

/** Takes one figure. */
export type Observe<Labels> = (value: number, labels: Labels) => void;

/** One `Observe` for each definition. */
export type Observers<Definitions> = {
  readonly [Key in keyof Definitions]: Definitions[Key] extends Instrument<Kind, infer Labels>
    ? Observe<Labels>
    : never;
};

/**
 * Asks `read` for figures at each collection of metrics, from now on. What it does not tell once, or when it rejects, is
 * exported as it was told last. Needs a meter provider that is registered already, and ends with it.
 */
export function observeMetrics<const Definitions extends Readonly<Record<string, AnyObserved>>>(
  definitions: Definitions,
  read: (observers: Observers<Definitions>) => void | Promise<void>,
): void {
  const meter = metrics.getMeter(INSTRUMENTATION_SCOPE);
  const made = Object.entries(definitions).map(([key, definition]) => [key, observableOf(definition)] as const);
  const observables = made.map(([, observable]) => observable);
  meter.addBatchObservableCallback(async (result) => {
    const observers = made.map(([key, observable]) => [
      key,
      (value: number, labels: Attributes) => result.observe(observable, value, labels),
    ]);
    await read(Object.fromEntries(observers) as Observers<Definitions>);
  }, observables);
}

function observableOf({ kind, name, description, unit }: AnyObserved): Observable {
  const meter = metrics.getMeter(INSTRUMENTATION_SCOPE);
  return kind === 'gauge'
    ? meter.createObservableGauge(name, { description, unit })
    : meter.createObservableCounter(name, { description, unit });
}
