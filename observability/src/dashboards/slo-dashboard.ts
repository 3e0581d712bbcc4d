import type { Dashboard } from '../grafana/dashboard.js';
import { curves, figure, type Panel, table } from '../grafana/panel.js';

/** What may fail, of all requests; prometheus-rules.yml has the same. */
const ERRORS_ALLOWED = 0.005;
/** What may take longer than 2 s. */
const SLOW_ALLOWED = 0.05;

const errorRatio = (window: string): string => `isartor:request_error_ratio:rate${window}`;
const slowRatio = (window: string): string => `isartor:request_slow_ratio:rate${window}`;

const BUDGETS: readonly Panel[] = [
  figure({
    title: 'Error Budget Left, 3 Days',
    description: 'Of what may fail in three days (0.5 %), the share that is left; below 0 % more has failed than may.',
    queries: [{ expr: `1 - ${errorRatio('3d')} / ${ERRORS_ALLOWED}`, legend: 'left' }],
    unit: 'percentunit',
    width: 8,
    thresholds: { warning: 0.5, critical: 0.1 },
  }),
  figure({
    title: 'Available, 6 Hours',
    description:
      'Requests that succeeded. Those that were turned away for want of room count as failed, other refusals not at all.',
    queries: [{ expr: `1 - ${errorRatio('6h')}`, legend: 'succeeded' }],
    unit: 'percentunit',
    width: 8,
    thresholds: { warning: 0.999, critical: 0.995 },
  }),
  figure({
    title: 'Within 2 s, 6 Hours',
    description: 'Requests whose last byte was sent within 2 s; the objective is 95 %.',
    queries: [{ expr: `1 - ${slowRatio('6h')}`, legend: 'in time' }],
    unit: 'percentunit',
    width: 8,
    thresholds: { warning: 0.97, critical: 0.95 },
  }),
];

const burnRates = (windows: readonly string[], ratio: (window: string) => string, allowed: number) =>
  windows.map((window) => ({ expr: `${ratio(window)} / ${allowed}`, legend: window }));

const BURNING: readonly Panel[] = [
  curves({
    title: 'Error Burn Rate',
    description:
      'How many times too fast the error budget is being spent; 1 empties it exactly in its month. Alerts: 14.4 over 1 h and 5 m, 6 over 6 h and 30 m, 1 over 3 d and 6 h.',
    queries: burnRates(['5m', '30m', '1h', '6h', '3d'], errorRatio, ERRORS_ALLOWED),
    unit: 'short',
    width: 12,
    thresholds: { warning: 6, critical: 14.4 },
  }),
  curves({
    title: 'Latency Burn Rate',
    description: 'How many times too fast the budget of slow requests is being spent. Alert: 6 over 6 h and 30 m.',
    queries: burnRates(['5m', '30m', '6h'], slowRatio, SLOW_ALLOWED),
    unit: 'short',
    width: 12,
    thresholds: { warning: 1, critical: 6 },
  }),
];

const RECORDED: readonly Panel[] = [
  curves({
    title: 'Ratios',
    description: 'As they are recorded: hits over 15 minutes, deflection over an hour.',
    queries: [
      { expr: 'isartor:cache_hit_ratio:rate15m', legend: 'cache hits' },
      { expr: 'isartor:deflection_ratio:rate1h', legend: 'deflected' },
    ],
    unit: 'percentunit',
    width: 12,
  }),
  curves({
    title: 'Requests by Final Layer',
    description: 'All of them, those turned away included.',
    queries: [{ expr: 'isartor:requests:rate5m', legend: '{{final_layer}}' }],
    unit: 'reqps',
    width: 12,
  }),
  table({
    title: 'Alerts',
    description: 'What is firing, and what is about to.',
    queries: [{ expr: 'sum by (alertname, alertstate, severity) (ALERTS)', legend: 'Series' }],
    unit: 'short',
    width: 24,
  }),
];

/** F: what was promised, and what is left of it. */
export const SLO_DASHBOARD: Dashboard = {
  uid: 'isartor-slo',
  title: 'Isartor Objectives',
  description:
    'Budgets, how fast they are spent, and the alerts. Made of the series that prometheus-rules.yml records.',
  variables: [],
  sections: [
    { heading: 'Budgets', panels: BUDGETS },
    { heading: 'Burn rates', panels: BURNING },
    { heading: 'Recorded series and alerts', panels: RECORDED },
  ],
};
