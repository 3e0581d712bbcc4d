/** Label names and values of one series, as the instrument has them (`gen_ai.operation.name`). */
export type MetricLabels = Readonly<Record<string, string>>;

/** One series of a counter or gauge. */
export interface NumberPoint {
  readonly labels: MetricLabels;
  readonly value: number;
}

/** One series of a histogram. */
export interface HistogramPoint {
  readonly labels: MetricLabels;
  /** Upper edges of the buckets, ascending. */
  readonly boundaries: readonly number[];
  /** Measurements in each bucket, not accumulated; one more than there are boundaries. */
  readonly bucketCounts: readonly number[];
  readonly count: number;
  readonly sum: number;
}

interface FamilyFacts {
  /** As the instrument is called (`http.server.request.duration`). */
  readonly name: string;
  readonly description: string;
  /** UCUM (`s`, `By`, `{request}`); empty where there is none. */
  readonly unit: string;
}

/** All series of one instrument; counters and histograms hold what was measured since the process began. */
export type MetricFamily = FamilyFacts &
  (
    | { readonly kind: 'counter' | 'gauge'; readonly points: readonly NumberPoint[] }
    | { readonly kind: 'histogram'; readonly points: readonly HistogramPoint[] }
  );
