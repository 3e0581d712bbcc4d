import { type DecodedAttribute, decodeAttributes, type RawAttribute } from './decoded-attribute.js';

/** A span as it arrived. Ids are lower-case hexadecimal; times are nanoseconds since the Unix epoch. */
export interface DecodedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Absent on the root of a trace. */
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: (typeof SPAN_KINDS)[number];
  readonly startTimeUnixNano: bigint;
  readonly endTimeUnixNano: bigint;
  readonly attributes: readonly DecodedAttribute[];
  readonly events: readonly DecodedSpanEvent[];
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly status: { readonly code: (typeof STATUS_CODES)[number]; readonly message: string };
  readonly scopeName: string;
  readonly scopeVersion: string;
  readonly resource: readonly DecodedAttribute[];
}

/** One event of a span, as it was on the wire. */
export interface DecodedSpanEvent {
  readonly name: string;
  readonly timeUnixNano: bigint;
  readonly attributes: readonly DecodedAttribute[];
}

/** Indexed by the numbers of the wire. */
const SPAN_KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
const STATUS_CODES = ['unset', 'ok', 'error'] as const;

/** A trace export as protobuf decodes it. */
export interface RawTraceRequest {
  readonly resourceSpans: readonly {
    readonly resource?: { readonly attributes: readonly RawAttribute[] };
    readonly scopeSpans: readonly {
      readonly scope?: { readonly name?: string; readonly version?: string };
      readonly spans: readonly RawSpan[];
    }[];
  }[];
}

interface RawSpan {
  readonly traceId: Buffer;
  readonly spanId: Buffer;
  readonly parentSpanId?: Buffer;
  readonly name?: string;
  readonly kind?: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly RawAttribute[];
  readonly events: readonly {
    readonly name?: string;
    readonly timeUnixNano: string;
    readonly attributes: readonly RawAttribute[];
  }[];
  readonly links: readonly { readonly traceId: Buffer; readonly spanId: Buffer }[];
  readonly status?: { readonly code?: number; readonly message?: string };
}

export function decodeSpans(request: RawTraceRequest): DecodedSpan[] {
  return request.resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) =>
      spans.map((span) => ({
        ...decodeSpan(span),
        scopeName: scope?.name ?? '',
        scopeVersion: scope?.version ?? '',
        resource: decodeAttributes(resource?.attributes),
      })),
    ),
  );
}

function decodeSpan(raw: RawSpan): Omit<DecodedSpan, 'scopeName' | 'scopeVersion' | 'resource'> {
  const parentSpanId = raw.parentSpanId?.toString('hex') ?? '';
  return {
    traceId: raw.traceId.toString('hex'),
    spanId: raw.spanId.toString('hex'),
    ...(parentSpanId === '' ? {} : { parentSpanId }),
    name: raw.name ?? '',
    kind: SPAN_KINDS[raw.kind ?? 0] ?? 'unspecified',
    startTimeUnixNano: BigInt(raw.startTimeUnixNano),
    endTimeUnixNano: BigInt(raw.endTimeUnixNano),
    attributes: decodeAttributes(raw.attributes),
    events: raw.events.map(({ name = '', timeUnixNano, attributes }) => ({
      name,
      timeUnixNano: BigInt(timeUnixNano),
      attributes: decodeAttributes(attributes),
    })),
    links: raw.links.map(({ traceId, spanId }) => ({
      traceId: traceId.toString('hex'),
      spanId: spanId.toString('hex'),
    })),
    status: { code: STATUS_CODES[raw.status?.code ?? 0] ?? 'unset', message: raw.status?.message ?? '' },
  };
}
