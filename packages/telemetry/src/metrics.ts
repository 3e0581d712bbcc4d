import { type Attributes, metrics } from '@opentelemetry/api';
import type { Bounded } from './bounded.js';
import { INSTRUMENTATION_SCOPE } from './scope.js';

/** The members of a label's type whose values have no end: `string`, `number`, templates, objects. */
type Unbounded<Value> = Value extends Bounded | boolean
  ? never
  : Value extends string | number
    ? Record<never, never> extends Record<Value, unknown>
      ? Value
      : never
    : Value;

/** Turns every label that may take values without end into `never`, which makes the call a compile error. */
export type LowCardinality<Labels> = {
  readonly [Key in keyof Labels]: [Unbounded<Labels[Key]>] extends [never] ? Labels[Key] : never;
};

/** What every instrument has. */
export interface InstrumentFacts {
  readonly name: string;
  readonly description: string;
  /** UCUM unit; braces for counted things (`{token}`), nothing where a suffix would be added to the series name. */
  readonly unit: string;
}

/** The definition of one instrument. `__labels` exists in types only. */
export interface Instrument<Kind extends string, Labels> extends InstrumentFacts {
  readonly kind: Kind;
  readonly boundaries?: readonly number[];
  readonly __labels?: Labels;
}

/** Defines a counter with these labels. */
export const counter = <Labels>(facts: InstrumentFacts): Instrument<'counter', LowCardinality<Labels>> => ({
  kind: 'counter',
  ...facts,
});

/** Defines a histogram with these labels; `boundaries` are the buckets' upper edges in its unit, ascending. */
export const histogram = <Labels>(
  facts: InstrumentFacts & { readonly boundaries: readonly number[] },
): Instrument<'histogram', LowCardinality<Labels>> => ({ kind: 'histogram', ...facts });

type AnyInstrument = Instrument<'counter' | 'histogram', unknown>;

/** Counts into one counter. */
export interface CounterRecorder<Labels> {
  /** Adds `value`, 0 or more. The SDK may keep `labels`, so they must not be changed afterwards. */
  add(value: number, labels: Labels): void;
}

/** Records into one histogram. */
export interface HistogramRecorder<Labels> {
  /** Records `value` in the instrument's unit, 0 or more. The SDK may keep `labels`, as above. */
  record(value: number, labels: Labels): void;
}

type Recorder<I> =
  I extends Instrument<'counter', infer Labels>
    ? CounterRecorder<Labels>
    : I extends Instrument<'histogram', infer Labels>
      ? HistogramRecorder<Labels>
      : never;

/**
 * Typed recorders for some of the catalogue's instruments: a label or value the definition does not hold does not
 * compile. One definition is one instrument per process, however many packages ask for it.
 */
export function createMetrics<const Definitions extends Record<string, AnyInstrument>>(
  definitions: Definitions,
): { readonly [Key in keyof Definitions]: Recorder<Definitions[Key]> } {
  const recorders = Object.entries(definitions).map(([key, definition]) => [key, recorderOf(definition)]);
  return Object.fromEntries(recorders) as { [Key in keyof Definitions]: Recorder<Definitions[Key]> };
}

type Write = (value: number, labels: Attributes) => void;
type AnyRecorder = { add: Write } | { record: Write };

const recorders = new WeakMap<AnyInstrument, AnyRecorder>();

function recorderOf(definition: AnyInstrument): AnyRecorder {
  const known = recorders.get(definition);
  if (known !== undefined) return known;
  const write = lateBound(definition);
  const made = definition.kind === 'counter' ? { add: write } : { record: write };
  recorders.set(definition, made);
  return made;
}

/** The metrics API has no proxy: an instrument made before the SDK registers stays a no-op, so it is made anew. */
function lateBound(definition: AnyInstrument): Write {
  let madeFor: unknown;
  let write: Write = () => {};
  return (value, labels) => {
    const provider = metrics.getMeterProvider();
    if (provider !== madeFor) {
      write = instrumentOf(definition);
      madeFor = provider;
    }
    write(value, labels);
  };
}

function instrumentOf({ kind, name, description, unit, boundaries }: AnyInstrument): Write {
  const meter = metrics.getMeter(INSTRUMENTATION_SCOPE);
  if (kind === 'counter') {
    const made = meter.createCounter(name, { description, unit });
    return (value, labels) => made.add(value, labels);
  }
  const advice = boundaries === undefined ? {} : { advice: { explicitBucketBoundaries: [...boundaries] } };
  const made = meter.createHistogram(name, { description, unit, ...advice });
  return (value, labels) => made.record(value, labels);
}
