import { curves, type Panel, type PanelFacts, parts } from '../grafana/panel.js';
import { referencePanel } from '../reference-queries.js';
import { ANSWERED, ofRequest, ofRoute, ofTool } from './filters.js';

const SUMMED = 'One curve in place of one for each combination of labels.';
const CHOSEN = 'The same for what is chosen at the top, over the interval that the time shown asks for.';

interface ReferenceFacts extends Omit<PanelFacts, 'description' | 'width'> {
  /** Why the query is not the documentation's. */
  readonly why: string;
}

/** A panel of the documentation: its title, and its query in the description. */
function reference(make: (facts: PanelFacts) => Panel, { why, ...facts }: ReferenceFacts): Panel {
  return make({ width: 12, ...facts, description: `The documentation has \`${referencePanel(facts.title)}\`. ${why}` });
}

const rateOf = (labels: string, metric: string, matchers: string): string =>
  `sum${labels} (rate(${metric}${matchers}[$__rate_interval]))`;
const requests = (labels = '', ...more: readonly string[]): string =>
  rateOf(labels, 'isartor_requests_total', ofRequest(...more));
const durations = `sum by (le) (rate(isartor_request_duration_seconds_bucket${ofRoute(ANSWERED)}[$__rate_interval]))`;
const p95 = (buckets: string): string => `histogram_quantile(0.95, ${buckets})`;

/** The nine panels that the documentation names, with its titles. */
export const REFERENCE_PANELS: readonly Panel[] = [
  reference(curves, {
    title: 'Request Rate',
    queries: [{ expr: requests(), legend: 'requests' }],
    unit: 'reqps',
    why: SUMMED,
  }),
  reference(curves, {
    title: 'P95 Latency',
    queries: [
      { expr: p95(durations), legend: 'P95' },
      { expr: `histogram_quantile(0.5, ${durations})`, legend: 'P50' },
    ],
    unit: 's',
    why: 'Quantiles cannot be made of single series and then looked at together: buckets are summed first. Requests that were turned away are quick and would flatter it.',
    links: [
      {
        title: 'Traces slower than 500 ms',
        url: '$' + '{jaeger_url}/search?service=isartor-gateway&minDuration=500ms',
      },
    ],
  }),
  reference(parts, {
    title: 'Layer Resolution',
    queries: [{ expr: requests(' by (final_layer)'), legend: '{{final_layer}}' }],
    unit: 'reqps',
    why: CHOSEN,
  }),
  reference(parts, {
    title: 'Traffic Surface Split',
    queries: [{ expr: requests(' by (traffic_surface)'), legend: '{{traffic_surface}}' }],
    unit: 'reqps',
    why: CHOSEN,
  }),
  reference(parts, {
    title: 'Client Split',
    queries: [{ expr: requests(' by (client)'), legend: '{{client}}' }],
    unit: 'reqps',
    why: CHOSEN,
  }),
  reference(curves, {
    title: 'Per-Layer Latency',
    queries: [
      {
        expr: p95(rateOf(' by (le, layer_name)', 'isartor_layer_duration_seconds_bucket', ofTool())),
        legend: '{{layer_name}}',
      },
    ],
    unit: 's',
    why: `${CHOSEN} Of requests that the layer resolved; those it let pass are in the dashboard of the layers.`,
  }),
  reference(curves, {
    title: 'Tokens Saved / Hour',
    queries: [{ expr: `sum(increase(isartor_tokens_saved_total${ofRequest()}[1h]))`, legend: 'tokens' }],
    unit: 'short',
    why: 'The same for what is chosen at the top.',
  }),
  reference(parts, {
    title: 'Tokens Saved by Layer',
    queries: [
      { expr: rateOf(' by (final_layer)', 'isartor_tokens_saved_total', ofRequest()), legend: '{{final_layer}}' },
    ],
    unit: 'short',
    why: CHOSEN,
  }),
  reference(curves, {
    title: 'Cache Hit Rate',
    queries: [
      {
        expr: `(${requests('', 'final_layer=~"L1.*"')} or vector(0)) / (${requests('', ANSWERED)} > 0)`,
        legend: 'answered by a cache',
      },
    ],
    unit: 'percentunit',
    why: 'Divided series by series, every hit is divided by itself and the result is always 1: both sides are summed first. Requests that were turned away had no cache to hit.',
  }),
];
