import {
  type Attributes,
  type Context,
  metrics,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  type SpanKind,
  type SpanOptions,
  type SpanStatus,
  trace,
} from '@opentelemetry/api';

/** A span as it was when it ended, or as it is while it is open. */
export interface RecordedSpan {
  readonly name: string;
  readonly kind: SpanKind | undefined;
  readonly parentSpanId: string | undefined;
  readonly attributes: Attributes;
  readonly events: string[];
  status: SpanStatus | undefined;
  ended: number;
}

/** One call of a counter, or of a histogram. */
export interface RecordedCount {
  readonly name: string;
  readonly value: number;
  readonly labels: Attributes;
}

/** What the code under test told the OpenTelemetry API, in memory. */
export interface RecordingTelemetry {
  readonly spans: RecordedSpan[];
  readonly counts: RecordedCount[];
  readonly measurements: RecordedCount[];
  /** A context with an open span whose id is `parent`. */
  readonly parent: Context;
  /** Takes the place back that the API's own no-op had. */
  stop(): void;
}

/** Registers itself with the API, in place of an SDK. */
export function recordTelemetry(): RecordingTelemetry {
  const spans: RecordedSpan[] = [];
  const counts: RecordedCount[] = [];
  const measurements: RecordedCount[] = [];
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan: (name: string, options?: SpanOptions, context?: Context) =>
        openSpan(spans, name, { options, context }),
      startActiveSpan: () => {
        throw new Error('Spans are never made active');
      },
    }),
  });
  const noop = metrics.getMeterProvider().getMeter('none');
  const meter = Object.assign(Object.create(noop), {
    createCounter: (name: string) => ({
      add: (value: number, labels: Attributes) => counts.push({ name, value, labels: { ...labels } }),
    }),
    createHistogram: (name: string) => ({
      record: (value: number, labels: Attributes) => measurements.push({ name, value, labels: { ...labels } }),
    }),
  });
  metrics.setGlobalMeterProvider({ getMeter: () => meter });
  return {
    spans,
    counts,
    measurements,
    parent: trace.setSpanContext(ROOT_CONTEXT, spanContext('parent')),
    stop() {
      trace.disable();
      metrics.disable();
    },
  };
}

const spanContext = (spanId: string): SpanContext => ({ traceId: 'trace', spanId, traceFlags: 1 });

function openSpan(
  spans: RecordedSpan[],
  name: string,
  { options, context }: { readonly options: SpanOptions | undefined; readonly context: Context | undefined },
): Span {
  const recorded: RecordedSpan = {
    name,
    kind: options?.kind,
    parentSpanId: context === undefined ? undefined : trace.getSpanContext(context)?.spanId,
    attributes: { ...options?.attributes },
    events: [],
    status: undefined,
    ended: 0,
  };
  const own = spanContext(`span-${spans.push(recorded)}`);
  const span: Span = {
    spanContext: () => own,
    setAttribute: (key, value) => {
      recorded.attributes[key] = value;
      return span;
    },
    setAttributes: (attributes) => {
      Object.assign(recorded.attributes, attributes);
      return span;
    },
    addEvent: (event) => {
      recorded.events.push(event);
      return span;
    },
    addLink: () => span,
    addLinks: () => span,
    setStatus: (status) => {
      recorded.status = status;
      return span;
    },
    updateName: () => span,
    end: () => {
      recorded.ended += 1;
    },
    isRecording: () => true,
    recordException: () => {},
  };
  return span;
}
