import { CATALOGUE, LABEL_VALUES } from '@isartor/telemetry';
import { labelName, seriesName } from '@isartor/telemetry/prometheus';

/** The labels of a series and the values each may have; none where they are bounded by their number only. */
export type SeriesLabels = ReadonlyMap<string, readonly string[]>;

const KINDS = { counter: 'counter', 'observed-counter': 'counter', gauge: 'gauge', histogram: 'histogram' } as const;

/** What Prometheus and the Collector add to every series of a gateway. */
const ADDED = ['job', 'instance', 'otel_scope_name', 'otel_scope_version', 'otel_metric_overflow'];

/** Every series that the catalogue's instruments become, by its name in Prometheus. */
export function catalogueSeries(): ReadonlyMap<string, SeriesLabels> {
  const all = new Map<string, SeriesLabels>();
  for (const [key, { name, unit, kind }] of Object.entries(CATALOGUE)) {
    const family = seriesName({ name, unit, kind: KINDS[kind] });
    const values: Readonly<Record<string, readonly string[]>> = LABEL_VALUES[key as keyof typeof LABEL_VALUES];
    const labels = new Map([
      ...ADDED.map((label) => [label, []] as const),
      ...Object.entries(values).map(([label, allowed]) => [labelName(label), allowed] as const),
    ]);
    if (kind !== 'histogram') all.set(family, labels);
    else {
      all.set(`${family}_bucket`, new Map([...labels, ['le', []]]));
      for (const suffix of ['sum', 'count']) all.set(`${family}_${suffix}`, labels);
    }
  }
  return all;
}

/** Series that are not the catalogue's, with the labels that may be asked of them. */
const FOREIGN: readonly (readonly [series: RegExp, labels: readonly string[]])[] = [
  [/^up$/, []],
  [/^ALERTS$/, ['alertname', 'alertstate', 'severity']],
  [/^(process|nodejs)_[a-z_]+$/, ['kind']],
  [/^otelcol_[a-z_]+$/, ['exporter', 'receiver', 'data_type', 'transport']],
];

/** The labels of a series of Prometheus, the Collector or the Node.js process; nothing for a name that is none of theirs. */
export function foreignSeries(name: string): SeriesLabels | undefined {
  const found = FOREIGN.find(([series]) => series.test(name));
  return found && new Map(['job', 'instance', ...found[1]].map((label) => [label, []]));
}
