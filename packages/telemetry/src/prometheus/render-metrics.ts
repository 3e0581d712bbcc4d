import type { HistogramPoint, MetricFamily, MetricLabels } from './metric-family.js';
import type { MetricsFormat } from './metrics-format.js';
import { labelName, seriesName } from './series-name.js';

/** What stands under one name of the page. */
interface Section {
  readonly name: string;
  readonly kind: MetricFamily['kind'];
  readonly description: string;
  /** Labels of each series, rendered, to its lines; the first one with the same labels stays. */
  readonly series: Map<string, readonly string[]>;
}

/**
 * The page that Prometheus reads: one section a name, in the order of the families. Of two families that would share a
 * name with different types the second is left out, and so is a series that is there already.
 */
export function renderMetrics(families: readonly MetricFamily[], format: MetricsFormat = 'text'): string {
  const sections = new Map<string, Section>();
  for (const family of families) addFamily(sections, family);
  let page = '';
  for (const section of sections.values()) {
    if (section.series.size > 0) page += renderSection(section, format);
  }
  return format === 'openmetrics' ? `${page}# EOF\n` : page;
}

/** The name as OpenMetrics gives it to the whole family: only the samples of a counter say `_total`. */
const baseName = (name: string, kind: MetricFamily['kind']): string =>
  kind === 'counter' ? name.replace(/_total$/, '') : name;

function addFamily(sections: Map<string, Section>, family: MetricFamily): void {
  const { kind, description } = family;
  const name = seriesName(family);
  const base = baseName(name, kind);
  const section = sections.get(base) ?? { name, kind, description, series: new Map() };
  if (section.kind !== kind) return;
  sections.set(base, section);
  const add = (labels: MetricLabels, linesOf: (rendered: string) => readonly string[]): void => {
    const rendered = renderLabels(labels);
    if (!section.series.has(rendered)) section.series.set(rendered, linesOf(rendered));
  };
  if (family.kind === 'histogram') {
    for (const point of family.points) add(point.labels, (labels) => histogramLines(name, labels, point));
    return;
  }
  for (const point of family.points) {
    add(point.labels, (labels) => [`${name}${braced(labels)} ${renderNumber(point.value)}`]);
  }
}

function renderSection({ name, kind, description, series }: Section, format: MetricsFormat): string {
  const shown = format === 'openmetrics' ? baseName(name, kind) : name;
  const help = description.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  const quoted = format === 'openmetrics' ? help.replaceAll('"', '\\"') : help;
  let lines = `# HELP ${shown} ${quoted}\n# TYPE ${shown} ${kind}\n`;
  for (const one of series.values()) lines += `${one.join('\n')}\n`;
  return lines;
}

function histogramLines(name: string, labels: string, point: HistogramPoint): readonly string[] {
  const lines: string[] = [];
  const bucket = (le: string, count: number): void => {
    lines.push(`${name}_bucket{${labels === '' ? '' : `${labels},`}le="${le}"} ${renderNumber(count)}`);
  };
  let counted = 0;
  for (const [index, boundary] of point.boundaries.entries()) {
    counted += point.bucketCounts[index] ?? 0;
    bucket(renderNumber(boundary), counted);
  }
  bucket('+Inf', point.count);
  lines.push(`${name}_sum${braced(labels)} ${renderNumber(point.sum)}`);
  lines.push(`${name}_count${braced(labels)} ${renderNumber(point.count)}`);
  return lines;
}

const braced = (labels: string): string => (labels === '' ? '' : `{${labels}}`);

/** Labels in the order of their names; those whose names become the same share one, their values joined. */
function renderLabels(labels: MetricLabels): string {
  const named = new Map<string, string>();
  for (const [key, value] of Object.entries(labels)) {
    const name = labelName(key);
    const before = named.get(name);
    named.set(name, before === undefined ? value : `${before};${value}`);
  }
  const sorted = [...named].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([name, value]) => `${name}="${escapeLabel(value)}"`).join(',');
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function renderNumber(value: number): string {
  if (Number.isFinite(value) || Number.isNaN(value)) return String(value);
  return value > 0 ? '+Inf' : '-Inf';
}
