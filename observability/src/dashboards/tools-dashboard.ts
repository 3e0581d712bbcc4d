import type { Dashboard } from '../grafana/dashboard.js';
import { curves, type Panel, parts, table } from '../grafana/panel.js';
import { ofRequest, ofTool, REQUEST_VARIABLES } from './filters.js';

const total = (metric: string, matchers: string): string => `sum by (tool) (increase(${metric}${matchers}[$__range]))`;
const cache = (...more: readonly string[]): string => total('isartor_cache_events_total', ofTool(...more));

const TABLE: Panel = table({
  title: 'Agents',
  description:
    'What `isartor stats --by-tool` prints, for the time shown. Average time is of the layer that resolved a request.',
  queries: [
    { expr: total('isartor_requests_total', ofRequest()), legend: 'Requests' },
    { expr: cache('cache_layer="L1"', 'outcome="hit"'), legend: 'Cache hits' },
    { expr: cache('cache_layer="L1"', 'outcome="miss"'), legend: 'Cache misses' },
    {
      expr: `${cache('cache_layer="L1a"', 'outcome="hit"')} / (${cache('cache_layer="L1a"')} > 0)`,
      legend: 'L1a hit ratio',
    },
    {
      expr: `${total('isartor_layer_duration_seconds_sum', ofTool())} / (${total('isartor_layer_duration_seconds_count', ofTool())} > 0)`,
      legend: 'Average time (s)',
    },
    { expr: total('isartor_retries_total', ofTool()), legend: 'Retried' },
    { expr: total('isartor_errors_total', ofTool()), legend: 'Errors' },
    { expr: total('isartor_tokens_saved_total', ofRequest()), legend: 'Tokens saved' },
  ],
  unit: 'short',
  width: 24,
});

const rateOf = (metric: string, matchers: string): string =>
  `sum by (tool) (rate(${metric}${matchers}[$__rate_interval]))`;

const OVER_TIME: readonly Panel[] = [
  parts({
    title: 'Requests by Agent',
    description: 'By the User-Agent; `unknown` are all that are not known.',
    queries: [{ expr: rateOf('isartor_requests_total', ofRequest()), legend: '{{tool}}' }],
    unit: 'reqps',
    width: 12,
  }),
  curves({
    title: 'Cache Hit Ratio by Agent',
    description: 'Of the look-ups that requests of this agent caused.',
    queries: [
      {
        expr: `${rateOf('isartor_cache_events_total', ofTool('cache_layer="L1"', 'outcome="hit"'))} / (${rateOf('isartor_cache_events_total', ofTool('cache_layer="L1"'))} > 0)`,
        legend: '{{tool}}',
      },
    ],
    unit: 'percentunit',
    width: 12,
  }),
  parts({
    title: 'Tokens Saved by Agent',
    description: 'Estimated prompt tokens that no paid model had to read.',
    queries: [{ expr: rateOf('isartor_tokens_saved_total', ofRequest()), legend: '{{tool}}' }],
    unit: 'short',
    width: 12,
  }),
  parts({
    title: 'Errors by Agent',
    description: 'Failures in any layer.',
    queries: [{ expr: rateOf('isartor_errors_total', ofTool()), legend: '{{tool}}' }],
    unit: 'ops',
    width: 12,
  }),
];

/** D: the agents that ask. */
export const TOOLS_DASHBOARD: Dashboard = {
  uid: 'isartor-tools',
  title: 'Isartor Agents',
  description: 'Requests, hits, errors and savings by coding agent.',
  variables: REQUEST_VARIABLES,
  sections: [
    { heading: 'Agents', panels: [TABLE] },
    { heading: 'Over time', panels: OVER_TIME },
  ],
};
