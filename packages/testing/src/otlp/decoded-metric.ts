import { type DecodedAttribute, decodeAttributes, type RawAttribute } from './decoded-attribute.js';

/** A metric as it arrived in one export. */
export interface DecodedMetric {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly type: 'sum' | 'gauge' | 'histogram' | 'other';
  /** True only for a sum that never falls. */
  readonly monotonic: boolean;
  readonly temporality: (typeof TEMPORALITIES)[number];
  readonly points: readonly DecodedPoint[];
  readonly scopeName: string;
  readonly resource: readonly DecodedAttribute[];
}

/** One series of a metric. Times are nanoseconds since the Unix epoch. */
export interface DecodedPoint {
  readonly attributes: readonly DecodedAttribute[];
  readonly startTimeUnixNano: bigint;
  readonly timeUnixNano: bigint;
  /** The value of a sum or gauge; the sum of all measurements of a histogram. */
  readonly value: number;
  /** Present on histograms only; `bucketCounts` is one longer than `boundaries`. */
  readonly histogram?: {
    readonly count: number;
    readonly bucketCounts: readonly number[];
    readonly boundaries: readonly number[];
  };
}

/** Indexed by the numbers of the wire. */
const TEMPORALITIES = ['unspecified', 'delta', 'cumulative'] as const;

/** A metrics export as protobuf decodes it. */
export interface RawMetricsRequest {
  readonly resourceMetrics: readonly {
    readonly resource?: { readonly attributes: readonly RawAttribute[] };
    readonly scopeMetrics: readonly {
      readonly scope?: { readonly name?: string };
      readonly metrics: readonly RawMetric[];
    }[];
  }[];
}

interface RawMetric {
  readonly name?: string;
  readonly description?: string;
  readonly unit?: string;
  readonly gauge?: RawData<RawNumberPoint>;
  readonly sum?: RawData<RawNumberPoint> & { readonly isMonotonic?: boolean };
  readonly histogram?: RawData<RawHistogramPoint>;
}

interface RawData<Point> {
  readonly dataPoints: readonly Point[];
  readonly aggregationTemporality?: number;
}

interface RawPoint {
  readonly startTimeUnixNano?: string;
  readonly timeUnixNano?: string;
  readonly attributes: readonly RawAttribute[];
}

interface RawNumberPoint extends RawPoint {
  readonly asDouble?: number;
  readonly asInt?: string;
}

interface RawHistogramPoint extends RawPoint {
  readonly count?: string;
  readonly sum?: number;
  readonly bucketCounts: readonly string[];
  readonly explicitBounds: readonly number[];
}

export function decodeMetrics(request: RawMetricsRequest): DecodedMetric[] {
  return request.resourceMetrics.flatMap(({ resource, scopeMetrics }) =>
    scopeMetrics.flatMap(({ scope, metrics }) =>
      metrics.map((metric) => ({
        name: metric.name ?? '',
        description: metric.description ?? '',
        unit: metric.unit ?? '',
        ...decodeData(metric),
        scopeName: scope?.name ?? '',
        resource: decodeAttributes(resource?.attributes),
      })),
    ),
  );
}

type Data = Pick<DecodedMetric, 'type' | 'monotonic' | 'temporality' | 'points'>;

function decodeData({ sum, gauge, histogram }: RawMetric): Data {
  if (sum !== undefined) {
    const monotonic = sum.isMonotonic ?? false;
    return { type: 'sum', monotonic, temporality: temporalityOf(sum), points: sum.dataPoints.map(decodeNumber) };
  }
  if (histogram !== undefined) {
    const points = histogram.dataPoints.map(decodeHistogram);
    return { type: 'histogram', monotonic: false, temporality: temporalityOf(histogram), points };
  }
  if (gauge !== undefined) {
    return { type: 'gauge', monotonic: false, temporality: 'unspecified', points: gauge.dataPoints.map(decodeNumber) };
  }
  return { type: 'other', monotonic: false, temporality: 'unspecified', points: [] };
}

function temporalityOf({ aggregationTemporality = 0 }: RawData<unknown>): Data['temporality'] {
  return TEMPORALITIES[aggregationTemporality] ?? 'unspecified';
}

function decodePoint(raw: RawPoint): Omit<DecodedPoint, 'value' | 'histogram'> {
  return {
    attributes: decodeAttributes(raw.attributes),
    startTimeUnixNano: BigInt(raw.startTimeUnixNano ?? 0),
    timeUnixNano: BigInt(raw.timeUnixNano ?? 0),
  };
}

function decodeNumber(raw: RawNumberPoint): DecodedPoint {
  return { ...decodePoint(raw), value: raw.asDouble ?? Number(raw.asInt ?? 0) };
}

function decodeHistogram(raw: RawHistogramPoint): DecodedPoint {
  return {
    ...decodePoint(raw),
    value: raw.sum ?? 0,
    histogram: {
      count: Number(raw.count ?? 0),
      bucketCounts: raw.bucketCounts.map(Number),
      boundaries: raw.explicitBounds,
    },
  };
}
