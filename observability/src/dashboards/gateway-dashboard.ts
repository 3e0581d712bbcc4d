import type { Dashboard } from '../grafana/dashboard.js';
import { figure, type Panel } from '../grafana/panel.js';
import { textVariable } from '../grafana/variable.js';
import { ANSWERED, JAEGER_VARIABLE, ofProcess, ofRequest, ofTool, REQUEST_VARIABLES } from './filters.js';
import { REFERENCE_PANELS } from './reference-panels.js';

const requests = (matcher: string, range: string): string =>
  `sum(rate(isartor_requests_total${ofRequest(matcher)}[${range}]))`;

/** Of the requests that were answered, how many. */
const share = (matcher: string, range: string): string =>
  `(${requests(matcher, range)} or vector(0)) / (${requests(ANSWERED, range)} > 0)`;

const NOW: readonly Panel[] = [
  figure({
    title: 'Deflection',
    description: 'Requests answered before the provider, of those that were not turned away.',
    queries: [{ expr: `1 - (${share('final_layer="L3_Cloud"', '$__range')})`, legend: 'deflected' }],
    unit: 'percentunit',
    width: 4,
    thresholds: { warning: 0.5, critical: 0.3 },
  }),
  figure({
    title: 'Cost Saved',
    description:
      'In the time shown. By tokens: those saved, at the price per 1,000 given at the top; an estimate of prompts only, four bytes a token. By prices: by usage_pricing, answers included; 0 without prices.',
    queries: [
      {
        expr: `sum(increase(isartor_tokens_saved_total${ofRequest()}[$__range])) / 1000 * $price_per_1k`,
        legend: 'by tokens',
      },
      { expr: `sum(increase(isartor_cost_saved_usd_total${ofTool()}[$__range]))`, legend: 'by prices' },
    ],
    unit: 'currencyUSD',
    width: 4,
  }),
  figure({
    title: 'Errors',
    description: 'Requests that ended in a 5xx or a broken stream, of those that were not turned away.',
    queries: [{ expr: share(`status="error", ${ANSWERED}`, '$__range'), legend: 'failed' }],
    unit: 'percentunit',
    width: 4,
    thresholds: { warning: 0.01, critical: 0.05 },
  }),
  figure({
    title: 'In Flight',
    description: 'Prompts under way.',
    queries: [{ expr: `sum(isartor_in_flight_requests${ofProcess()})`, legend: 'in flight' }],
    unit: 'short',
    width: 4,
  }),
  figure({
    title: 'First Token P95',
    description:
      'Nineteen of twenty streams of the providers begin sooner. Hits do not wait for a provider and are not in it.',
    queries: [
      {
        expr: `histogram_quantile(0.95, sum by (le) (rate(gen_ai_client_operation_time_to_first_chunk_seconds_bucket${ofProcess()}[$__range])))`,
        legend: 'P95',
      },
    ],
    unit: 's',
    width: 4,
    thresholds: { warning: 2, critical: 5 },
  }),
  figure({
    title: 'Gateways',
    description: 'Gateways that Prometheus reaches (the job isartor).',
    queries: [{ expr: 'sum(up{job="isartor"})', legend: 'up' }],
    unit: 'short',
    width: 4,
  }),
];

/** A: what everybody looks at first. */
export const GATEWAY_DASHBOARD: Dashboard = {
  uid: 'isartor-gateway',
  title: 'Isartor Gateway',
  description: 'Requests, latency, who answers, and what it saves.',
  variables: [...REQUEST_VARIABLES, textVariable('price_per_1k', 'USD per 1K tokens', '0.01'), JAEGER_VARIABLE],
  sections: [
    { heading: 'Now', panels: NOW },
    { heading: 'Requests', panels: REFERENCE_PANELS },
  ],
};
