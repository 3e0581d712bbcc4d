import type { Dashboard } from '../grafana/dashboard.js';
import { curves, type Panel, parts } from '../grafana/panel.js';
import { ofProcess, ofProvider, PROVIDER_VARIABLES } from './filters.js';

const MODEL = 'gen_ai_provider_name, gen_ai_request_model';
const MODEL_LEGEND = '{{gen_ai_provider_name}} {{gen_ai_request_model}}';

const rateOf = (labels: string, metric: string, ...more: readonly string[]): string =>
  `sum by (${labels}) (rate(${metric}${ofProvider(...more)}[$__rate_interval]))`;
const CALLS = 'gen_ai_client_operation_duration_seconds';
const quantile = (share: number, metric: string): string =>
  `histogram_quantile(${share}, ${rateOf(`le, ${MODEL}`, `${metric}_bucket`)})`;

const TRAFFIC: readonly Panel[] = [
  parts({
    title: 'Calls',
    description: 'Calls to models, retries counted with the call they belong to.',
    queries: [{ expr: rateOf(MODEL, `${CALLS}_count`), legend: MODEL_LEGEND }],
    unit: 'reqps',
    width: 12,
  }),
  curves({
    title: 'Failed Calls by Error',
    description: 'Calls that ended without an answer, by error.type.',
    queries: [
      {
        expr: rateOf('gen_ai_provider_name, error_type', `${CALLS}_count`, 'error_type!=""'),
        legend: '{{gen_ai_provider_name}} {{error_type}}',
      },
    ],
    unit: 'reqps',
    width: 12,
  }),
  curves({
    title: 'Attempts that Failed',
    description: 'One for each failed attempt; retryable ones may have been mended by the next.',
    queries: [
      {
        expr: `sum by (error_class) (rate(isartor_errors_total${ofProcess('layer="L3_Cloud"')}[$__rate_interval]))`,
        legend: '{{error_class}}',
      },
    ],
    unit: 'ops',
    width: 12,
  }),
  curves({
    title: 'Retries by Outcome',
    description: 'Calls that took more than one attempt.',
    queries: [
      {
        expr: `sum by (attempts, outcome) (rate(isartor_retries_total${ofProcess('operation="l3_cloud"')}[$__rate_interval]))`,
        legend: '{{attempts}} attempts, {{outcome}}',
      },
    ],
    unit: 'ops',
    width: 12,
  }),
];

const LATENCY: readonly Panel[] = [
  curves({
    title: 'Call Duration',
    description: 'Until the last byte, retries included.',
    queries: [0.5, 0.95, 0.99].map((share) => ({
      expr: quantile(share, CALLS),
      legend: `${MODEL_LEGEND} P${share * 100}`,
    })),
    unit: 's',
    width: 12,
  }),
  curves({
    title: 'Time to First Token',
    description: 'Until the first chunk of a streamed answer.',
    queries: [0.5, 0.95].map((share) => ({
      expr: quantile(share, 'gen_ai_client_operation_time_to_first_chunk_seconds'),
      legend: `${MODEL_LEGEND} P${share * 100}`,
    })),
    unit: 's',
    width: 12,
  }),
];

const TOKENS: readonly Panel[] = [
  parts({
    title: 'Tokens by Type',
    description: 'As the providers reported them; input includes what their own caches held.',
    queries: [{ expr: rateOf('gen_ai_token_type', 'gen_ai_client_token_usage_sum'), legend: '{{gen_ai_token_type}}' }],
    unit: 'short',
    width: 12,
  }),
  parts({
    title: 'Tokens by Model',
    description: 'Tokens a second that are paid for, by the model that was asked.',
    queries: [{ expr: rateOf(MODEL, 'gen_ai_client_token_usage_sum'), legend: MODEL_LEGEND }],
    unit: 'short',
    width: 12,
  }),
];

/** C: the providers, as the gateway finds them. */
export const PROVIDERS_DASHBOARD: Dashboard = {
  uid: 'isartor-providers',
  title: 'Isartor Providers and Models',
  description: 'Calls, errors, retries, latency and tokens by provider and model.',
  variables: PROVIDER_VARIABLES,
  sections: [
    { heading: 'Traffic', panels: TRAFFIC },
    { heading: 'Latency', panels: LATENCY },
    { heading: 'Tokens', panels: TOKENS },
  ],
};
