import type { Dashboard } from '../grafana/dashboard.js';
import { curves, figure, type Panel, parts } from '../grafana/panel.js';
import { ofProcess, ofTool, TOOL_VARIABLES } from './filters.js';

const events = (labels: string, ...more: readonly string[]): string =>
  `sum${labels} (rate(isartor_cache_events_total${ofTool(...more)}[$__rate_interval]))`;

const LOOK_UPS: readonly Panel[] = [
  curves({
    title: 'Look-ups by Cache',
    description: 'L1 is the caches as a pair: a hit when one of them hits.',
    queries: [{ expr: events(' by (cache_layer, outcome)'), legend: '{{cache_layer}} {{outcome}}' }],
    unit: 'ops',
    width: 12,
  }),
  curves({
    title: 'Hit Ratio by Cache',
    description: 'Of the look-ups of each cache, as opposed to all requests.',
    queries: [
      {
        expr: `${events(' by (cache_layer)', 'outcome="hit"')} / (${events(' by (cache_layer)')} > 0)`,
        legend: '{{cache_layer}}',
      },
    ],
    unit: 'percentunit',
    width: 12,
  }),
];

const STORES: readonly Panel[] = [
  figure({
    title: 'State',
    description: '1 is the state the store of a cache is in.',
    queries: [
      { expr: `max by (cache_layer, state) (isartor_cache_state${ofProcess()})`, legend: '{{cache_layer}} {{state}}' },
    ],
    unit: 'short',
    width: 24,
  }),
  curves({
    title: 'Entries',
    description: 'By process; where they share a store, each tells the same.',
    queries: [
      {
        expr: `max by (cache_layer, instance) (isartor_cache_entries${ofProcess()})`,
        legend: '{{cache_layer}} {{instance}}',
      },
    ],
    unit: 'short',
    width: 8,
  }),
  curves({
    title: 'Bytes',
    description: 'What is counted against the bound of each cache.',
    queries: [
      {
        expr: `max by (cache_layer, instance) (isartor_cache_bytes${ofProcess()})`,
        legend: '{{cache_layer}} {{instance}}',
      },
    ],
    unit: 'bytes',
    width: 8,
  }),
  curves({
    title: 'Evictions and Lost Writes',
    description: 'Entries dropped to make room, and answers that the store could not take.',
    queries: [
      {
        expr: `sum by (cache_layer) (rate(isartor_cache_evictions_total${ofProcess()}[$__rate_interval]))`,
        legend: '{{cache_layer}} evicted',
      },
      {
        expr: `sum by (cache_layer) (rate(isartor_cache_dropped_writes_total${ofProcess()}[$__rate_interval]))`,
        legend: '{{cache_layer}} lost',
      },
    ],
    unit: 'ops',
    width: 8,
  }),
];

const attempts = (suffix: string, labels: string): string =>
  `sum by (${labels}) (rate(isartor_layer_attempt_duration_seconds_${suffix}${ofProcess()}[$__rate_interval]))`;

const LAYERS: readonly Panel[] = [
  parts({
    title: 'Outcomes by Layer',
    description: 'What each layer did with the requests that reached it.',
    queries: [{ expr: attempts('count', 'layer_name, outcome'), legend: '{{layer_name}} {{outcome}}' }],
    unit: 'reqps',
    width: 12,
  }),
  curves({
    title: 'Attempt P95 by Layer and Outcome',
    description:
      'How long a layer took, also for requests that it let pass: what it costs those that it does not help.',
    queries: [
      {
        expr: `histogram_quantile(0.95, ${attempts('bucket', 'le, layer_name, outcome')})`,
        legend: '{{layer_name}} {{outcome}}',
      },
    ],
    unit: 's',
    width: 12,
  }),
];

/** B: what the layers before the provider do. */
export const LAYERS_DASHBOARD: Dashboard = {
  uid: 'isartor-layers',
  title: 'Isartor Layers and Cache',
  description: 'Hits and misses, what the caches hold, and what each layer costs.',
  variables: TOOL_VARIABLES,
  sections: [
    { heading: 'Look-ups', panels: LOOK_UPS },
    { heading: 'Stores', panels: STORES },
    { heading: 'Layers', panels: LAYERS },
  ],
};
