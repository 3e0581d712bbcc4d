import type { DecodedMetric } from '@isartor/testing';

export type Labels = Readonly<Record<string, string>>;

/** The labels of one series, which must be text. */
export function labelsOf({ attributes }: DecodedMetric['points'][number]): Labels {
  const odd = attributes.filter(({ kind }) => kind !== 'string').map(({ key }) => key);
  if (odd.length > 0) throw new Error(`Labels that are no text: ${odd.join(', ')}`);
  return Object.fromEntries(attributes.map(({ key, value }) => [key, String(value)]));
}

/** Each series as its labels and what it holds, in an order of its own. */
export const sorted = (series: readonly (readonly [labels: Labels, value: number])[]): string[] =>
  series.map(([labels, value]) => `${JSON.stringify(Object.entries(labels).sort())} ${value}`).sort();

/** What a metric holds for each set of labels: of a histogram how many measurements it took. */
export const seriesOf = ({ points }: DecodedMetric): (readonly [labels: Labels, value: number])[] =>
  points.map((point) => [labelsOf(point), point.histogram?.count ?? point.value]);

/** The same without the series that only began at 0. */
export const counted = (metric: DecodedMetric): string[] => sorted(seriesOf(metric).filter(([, value]) => value !== 0));
