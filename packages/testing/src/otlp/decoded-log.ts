import {
  type DecodedAttribute,
  type DecodedValue,
  decodeAttributes,
  decodeValue,
  type RawAttribute,
} from './decoded-attribute.js';

/** A log record as it arrived. Ids are lower-case hexadecimal; the time is nanoseconds since the Unix epoch. */
export interface DecodedLog {
  readonly timeUnixNano: bigint;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly body: DecodedValue['value'];
  readonly attributes: readonly DecodedAttribute[];
  /** Empty where the record belongs to no trace. */
  readonly traceId: string;
  readonly spanId: string;
  readonly flags: number;
  readonly scopeName: string;
  readonly resource: readonly DecodedAttribute[];
}

/** A log export as protobuf decodes it. */
export interface RawLogsRequest {
  readonly resourceLogs: readonly {
    readonly resource?: { readonly attributes: readonly RawAttribute[] };
    readonly scopeLogs: readonly {
      readonly scope?: { readonly name?: string };
      readonly logRecords: readonly RawLog[];
    }[];
  }[];
}

interface RawLog {
  readonly timeUnixNano?: string;
  readonly severityNumber?: number;
  readonly severityText?: string;
  readonly body?: NonNullable<RawAttribute['value']>;
  readonly attributes: readonly RawAttribute[];
  readonly flags?: number;
  readonly traceId?: Buffer;
  readonly spanId?: Buffer;
}

export function decodeLogs(request: RawLogsRequest): DecodedLog[] {
  return request.resourceLogs.flatMap(({ resource, scopeLogs }) =>
    scopeLogs.flatMap(({ scope, logRecords }) =>
      logRecords.map((record) => ({
        ...decodeLog(record),
        scopeName: scope?.name ?? '',
        resource: decodeAttributes(resource?.attributes),
      })),
    ),
  );
}

function decodeLog(raw: RawLog): Omit<DecodedLog, 'scopeName' | 'resource'> {
  return {
    timeUnixNano: BigInt(raw.timeUnixNano ?? 0),
    severityNumber: raw.severityNumber ?? 0,
    severityText: raw.severityText ?? '',
    body: decodeValue(raw.body ?? {}).value,
    attributes: decodeAttributes(raw.attributes),
    traceId: raw.traceId?.toString('hex') ?? '',
    spanId: raw.spanId?.toString('hex') ?? '',
    flags: raw.flags ?? 0,
  };
}
