import { type Attributes, type Context, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

/** Attributes known when a span opens, and attributes that are only known before it closes. */
export interface SpanShape {
  readonly start: object;
  readonly end: object;
}

/** A span that is open. `end` closes it once; later calls do nothing. */
export interface OpenSpan<End extends object> {
  /** The context whose active span this is: the parent for spans below. */
  readonly context: Context;
  /** The API's own span, for what the catalogue does not name. */
  readonly span: Span;
  set(attributes: Partial<End>): void;
  event(name: string, attributes?: Attributes): void;
  /** Marks the span as failed and records the error; it does not close it. */
  fail(error: unknown): void;
  end(): void;
}

export interface Spans<Map extends Record<keyof Map, SpanShape>> {
  /** Runs `work` inside a span that always ends with it and records what it throws. */
  run<Name extends keyof Map & string, Result>(
    name: Name,
    start: Map[Name]['start'],
    work: (span: OpenSpan<Map[Name]['end']>) => Promise<Result>,
  ): Promise<Result>;
  /** Opens a span that outlives its function (a stream). Whoever opens it must `end` it. */
  start<Name extends keyof Map & string>(name: Name, start: Map[Name]['start']): OpenSpan<Map[Name]['end']>;
  /** The same helpers with spans opened below `parent` instead of the active span. */
  within(parent: Context): Spans<Map>;
}

/** Span kinds that are not INTERNAL, by span name. */
export type SpanKinds<Map> = Partial<Record<keyof Map & string, 'server' | 'client'>>;

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT } as const;

/**
 * Typed span helpers for one package: a span name or attribute the map does not hold does not compile.
 * With no SDK registered every call is the API's no-op.
 */
export function createSpans<Map extends Record<keyof Map, SpanShape>>(
  scope: { readonly name: string; readonly version?: string },
  kinds: SpanKinds<Map> = {},
): Spans<Map> {
  // The API's proxy tracer finds a provider that is registered later.
  const tracer = trace.getTracer(scope.name, scope.version);
  const bound = (parent: Context | undefined): Spans<Map> => ({
    start: (name, start) => {
      const below = parent ?? context.active();
      const kind = kinds[name];
      const span = tracer.startSpan(
        name,
        { attributes: start as Attributes, kind: kind === undefined ? SpanKind.INTERNAL : KINDS[kind] },
        below,
      );
      return openSpan(span, below);
    },
    async run(name, start, work) {
      const open = this.start(name, start);
      try {
        return await work(open);
      } catch (error) {
        open.fail(error);
        throw error;
      } finally {
        open.end();
      }
    },
    within: bound,
  });
  return bound(undefined);
}

function openSpan<End extends object>(span: Span, below: Context): OpenSpan<End> {
  let own: Context | undefined;
  let open = true;
  return {
    span,
    get context() {
      own ??= trace.setSpan(below, span);
      return own;
    },
    set: (attributes) => void span.setAttributes(attributes as Attributes),
    event: (name, attributes) => void span.addEvent(name, attributes),
    fail: (error) => {
      span.recordException(error instanceof Error ? error : String(error));
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
    end: () => {
      if (!open) return;
      open = false;
      span.end();
    },
  };
}
