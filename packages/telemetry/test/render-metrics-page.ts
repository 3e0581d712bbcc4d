import { CATALOGUE, LABEL_VALUES } from '../src/catalogue/label-values.js';
import { labelName, seriesName } from '../src/prometheus/series-name.js';

const KINDS = { counter: 'counter', 'observed-counter': 'counter', gauge: 'gauge', histogram: 'histogram' } as const;

interface Shown {
  readonly name: string;
  readonly unit: string;
  readonly kind: keyof typeof KINDS;
  readonly description: string;
  readonly boundaries?: readonly number[];
}

const HEAD = `# Metrics

Every instrument, by the name it has in Prometheus, made from the catalogue in \`packages/telemetry\`: \`npx vitest run -u
test/metrics-page\` in that package. A histogram \`x\` is the series \`x_bucket\`, \`x_sum\` and \`x_count\`. Through the Collector every series
also has \`job\` (\`isartor-gateway\`), \`instance\` (one for each process) and \`otel_scope_*\`.

[observability.md](observability.md) says when each is counted, and what to ask of them.
`;

/** The reference of all instruments, in Markdown. */
export function renderMetricsPage(): string {
  const labelsOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = LABEL_VALUES;
  const sections = Object.entries<Shown>(CATALOGUE).map(([key, instrument]) =>
    section(instrument, labelsOf[key] ?? {}),
  );
  return [HEAD, ...sections].join('\n');
}

function section(instrument: Shown, labels: Readonly<Record<string, readonly string[]>>): string {
  const { name, unit, kind, description, boundaries } = instrument;
  const series = seriesName({ name, unit, kind: KINDS[kind] });
  const facts = [
    KINDS[kind],
    ...(series === name ? [] : [`\`${name}\` in OpenTelemetry`]),
    ...(boundaries === undefined ? [] : [`buckets up to ${boundaries.join(', ')}`]),
  ];
  const rows = Object.entries(labels).map(([label, values]) => `| \`${labelName(label)}\` | ${valuesText(values)} |`);
  const table = rows.length === 0 ? [] : ['', '| label | values |', '| --- | --- |', ...rows];
  return [`## ${series}`, '', `${description} (${facts.join('; ')})`, ...table, ''].join('\n');
}

const valuesText = (values: readonly string[]): string =>
  values.length === 0 ? 'bounded by their number' : values.map((value) => `\`${value}\``).join(' ');
