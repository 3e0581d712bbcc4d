import {
  type Attributes,
  type Context,
  context,
  type Link,
  type Span,
  SpanKind,
  type SpanOptions,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { exceptionAttributes, exceptionType } from './exception.js';

/** Attributes known when a span opens, and attributes that are only known before it closes. */
export interface SpanShape {
  readonly start: object;
  readonly end: object;
}

/** What may be set before the span closes; nothing at all where the map names nothing. */
type Settable<End> = [keyof End] extends [never] ? Record<string, never> : Partial<End>;

/** A span that is open. `end` closes it once; later calls do nothing. */
export interface OpenSpan<End extends object> {
  /** The context whose active span this is: the parent for spans below. */
  readonly context: Context;
  /** The API's own span, for what the catalogue does not name. */
  readonly span: Span;
  set(attributes: Settable<End>): void;
  event(name: string, attributes?: Attributes): void;
  /**
   * Marks the span as failed and records the error's type and stack, never its message, which may quote a prompt. It
   * does not close the span.
   */
  fail(error: unknown): void;
  end(): void;
}

/** What a span may be opened with besides its attributes. */
export interface SpanSettings {
  /** Spans of other traces that this one has to do with. */
  readonly links?: readonly Link[];
  /** When it began, in milliseconds since 1970, for a span that is known only later; else now. */
  readonly startedAt?: number;
}

/** The span helpers of one package, bound to its span map. */
export interface Spans<Map extends Record<keyof Map, SpanShape>> {
  /** Runs `work` inside a span that always ends with it and records what it throws. */
  run<Name extends keyof Map & string, Result>(
    name: Name,
    start: Map[Name]['start'],
    work: (span: OpenSpan<Map[Name]['end']>) => Promise<Result>,
  ): Promise<Result>;
  /** Opens a span that outlives its function (a stream). Whoever opens it must `end` it. */
  start<Name extends keyof Map & string>(
    name: Name,
    start: Map[Name]['start'],
    settings?: SpanSettings,
  ): OpenSpan<Map[Name]['end']>;
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
  return new SpansBelow<Map>(lateBoundTracer(scope), kinds, undefined);
}

/** Asks for the tracer again when the provider changes, so that spans outlive a restart of the SDK. */
function lateBoundTracer({ name, version }: { readonly name: string; readonly version?: string }): () => Tracer {
  let provider = trace.getTracerProvider();
  let tracer = provider.getTracer(name, version);
  return () => {
    const current = trace.getTracerProvider();
    if (current !== provider) {
      provider = current;
      tracer = provider.getTracer(name, version);
    }
    return tracer;
  };
}

// Classes, because this is the hot path: object literals with closures and a getter took five times as long.

class SpansBelow<Map extends Record<keyof Map, SpanShape>> implements Spans<Map> {
  readonly #tracer: () => Tracer;
  readonly #kinds: SpanKinds<Map>;
  readonly #parent: Context | undefined;

  constructor(tracer: () => Tracer, kinds: SpanKinds<Map>, parent: Context | undefined) {
    this.#tracer = tracer;
    this.#kinds = kinds;
    this.#parent = parent;
  }

  start<Name extends keyof Map & string>(
    name: Name,
    start: Map[Name]['start'],
    settings?: SpanSettings,
  ): OpenSpan<Map[Name]['end']> {
    const below = this.#parent ?? context.active();
    const kind = this.#kinds[name];
    const options: SpanOptions = {
      attributes: start as Attributes,
      kind: kind === undefined ? SpanKind.INTERNAL : KINDS[kind],
    };
    if (settings?.links !== undefined) options.links = [...settings.links];
    if (settings?.startedAt !== undefined) options.startTime = settings.startedAt;
    return new SpanInProgress(this.#tracer().startSpan(name, options, below), below);
  }

  async run<Name extends keyof Map & string, Result>(
    name: Name,
    start: Map[Name]['start'],
    work: (span: OpenSpan<Map[Name]['end']>) => Promise<Result>,
  ): Promise<Result> {
    const open = this.start(name, start);
    try {
      return await work(open);
    } catch (error) {
      open.fail(error);
      throw error;
    } finally {
      open.end();
    }
  }

  within(parent: Context): Spans<Map> {
    return new SpansBelow(this.#tracer, this.#kinds, parent);
  }
}

class SpanInProgress<End extends object> implements OpenSpan<End> {
  readonly span: Span;
  readonly #below: Context;
  #context: Context | undefined = undefined;
  #ended = false;

  constructor(span: Span, below: Context) {
    this.span = span;
    this.#below = below;
  }

  get context(): Context {
    this.#context ??= trace.setSpan(this.#below, this.span);
    return this.#context;
  }

  set(attributes: Settable<End>): void {
    this.span.setAttributes(attributes as Attributes);
  }

  event(name: string, attributes?: Attributes): void {
    this.span.addEvent(name, attributes);
  }

  fail(error: unknown): void {
    if (!this.span.isRecording()) return;
    this.span.addEvent('exception', exceptionAttributes(error));
    this.span.setStatus({ code: SpanStatusCode.ERROR, message: exceptionType(error) });
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.span.end();
  }
}
