import {
  type Attributes,
  type Context,
  createNoopMeter,
  INVALID_SPAN_CONTEXT,
  metrics,
  ProxyTracerProvider,
  type SpanStatus,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';

export interface RecordedSpan {
  readonly name: string;
  readonly parent: Context | undefined;
  readonly attributes: Attributes;
  failed: boolean;
  ended: boolean;
}

export interface RecordedTelemetry {
  readonly spans: RecordedSpan[];
  /** One member for each `add`. */
  readonly counts: { readonly name: string; readonly labels: Attributes | undefined }[];
  clear(): void;
}

/** Registers, for the rest of the process, a tracer and a meter that write down what they are told. */
export function recordTelemetry(): RecordedTelemetry {
  const recorded: RecordedTelemetry = {
    spans: [],
    counts: [],
    clear() {
      recorded.spans.length = 0;
      recorded.counts.length = 0;
    },
  };

  const startSpan: Tracer['startSpan'] = (name, options = {}, parent) => {
    const attributes = { ...options.attributes };
    const entry: RecordedSpan = { name, parent, attributes, failed: false, ended: false };
    recorded.spans.push(entry);
    const span = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
    return Object.assign(span, {
      setAttributes: (more: Attributes) => Object.assign(attributes, more),
      isRecording: () => true,
      setStatus: ({ code }: SpanStatus) => {
        entry.failed = code === SpanStatusCode.ERROR;
      },
      end: () => {
        entry.ended = true;
      },
    });
  };
  const tracer = Object.assign(new ProxyTracerProvider().getTracer('test'), { startSpan });
  trace.setGlobalTracerProvider({ getTracer: () => tracer });

  const createCounter = (name: string) => ({
    add: (_: number, labels?: Attributes) => void recorded.counts.push({ name, labels }),
  });
  const meter = Object.assign(createNoopMeter(), { createCounter });
  metrics.setGlobalMeterProvider({ getMeter: () => meter });
  return recorded;
}
