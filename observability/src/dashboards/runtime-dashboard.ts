import type { Dashboard } from '../grafana/dashboard.js';
import { curves, figure, type Panel } from '../grafana/panel.js';
import { labelVariable, type Variable } from '../grafana/variable.js';
import { ofProcess, PROCESS_VARIABLES } from './filters.js';

/** Where Prometheus reaches the gateway: its own page has no other name for the process. */
const TARGET: Variable = labelVariable('target', 'instance', 'isartor_build_info{job="isartor"}');
const OF_TARGET = '{job="isartor", instance=~"$target"}';

const UP: readonly Panel[] = [
  figure({
    title: 'Up',
    description: 'Whether Prometheus reaches each of its targets.',
    queries: [{ expr: 'min by (job) (up)', legend: '{{job}}' }],
    unit: 'short',
    width: 12,
  }),
  figure({
    title: 'Version',
    description: 'Gateways by version and Node.js.',
    queries: [{ expr: `count by (version, node) (isartor_build_info${OF_TARGET})`, legend: '{{version}} on {{node}}' }],
    unit: 'short',
    width: 12,
  }),
];

const PROCESS: readonly Panel[] = [
  curves({
    title: 'Event Loop Delay',
    description: 'How late timers come; every request waits as long. Quantile 1 is the worst.',
    queries: [
      {
        expr: `max by (instance, percentile) (isartor_event_loop_delay_seconds${ofProcess()})`,
        legend: 'p{{percentile}} {{instance}}',
      },
    ],
    unit: 's',
    width: 12,
    thresholds: { warning: 0.1, critical: 0.25 },
  }),
  curves({
    title: 'In Flight',
    description: 'Prompts under way.',
    queries: [{ expr: `sum by (instance) (isartor_in_flight_requests${ofProcess()})`, legend: '{{instance}}' }],
    unit: 'short',
    width: 12,
  }),
  curves({
    title: 'Memory',
    description: 'In RAM, in the heap, and outside of it (buffers).',
    queries: [
      { expr: `process_resident_memory_bytes${OF_TARGET}`, legend: '{{instance}} in RAM' },
      { expr: `nodejs_heap_size_used_bytes${OF_TARGET}`, legend: '{{instance}} heap' },
      { expr: `nodejs_external_memory_bytes${OF_TARGET}`, legend: '{{instance}} outside' },
    ],
    unit: 'bytes',
    width: 8,
  }),
  curves({
    title: 'Processor and Garbage Collection',
    description: 'Share of one processor.',
    queries: [
      { expr: `rate(process_cpu_seconds_total${OF_TARGET}[$__rate_interval])`, legend: '{{instance}} all' },
      {
        expr: `sum by (instance) (rate(nodejs_gc_seconds_total${OF_TARGET}[$__rate_interval]))`,
        legend: '{{instance}} garbage collection',
      },
    ],
    unit: 'percentunit',
    width: 8,
  }),
  curves({
    title: 'Active Resources',
    description: 'Sockets, timers and requests that keep the event loop alive.',
    queries: [{ expr: `nodejs_active_resources${OF_TARGET}`, legend: '{{instance}}' }],
    unit: 'short',
    width: 8,
  }),
];

const HTTP: readonly Panel[] = [
  curves({
    title: 'HTTP Requests by Route',
    description: 'All routes, those that are no prompts included.',
    queries: [
      {
        expr: `sum by (http_route) (rate(http_server_request_duration_seconds_count${ofProcess()}[$__rate_interval]))`,
        legend: '{{http_route}}',
      },
    ],
    unit: 'reqps',
    width: 12,
  }),
  curves({
    title: 'HTTP P95 by Route',
    description: 'Until the last byte.',
    queries: [
      {
        expr: `histogram_quantile(0.95, sum by (le, http_route) (rate(http_server_request_duration_seconds_bucket${ofProcess()}[$__rate_interval])))`,
        legend: '{{http_route}}',
      },
    ],
    unit: 's',
    width: 12,
  }),
];

const ownRate = (metric: string): string => `sum by (instance, signal) (rate(${metric}${OF_TARGET}[$__rate_interval]))`;

const TELEMETRY: readonly Panel[] = [
  curves({
    title: 'Lost Spans and Log Records',
    description: 'The queue was full, or their export failed. Told by the gateway itself, so also without a Collector.',
    queries: [{ expr: ownRate('isartor_telemetry_dropped_total'), legend: '{{signal}} {{instance}}' }],
    unit: 'ops',
    width: 8,
  }),
  curves({
    title: 'Failed Exports',
    description: 'Exports that the Collector refused or did not answer.',
    queries: [{ expr: ownRate('isartor_telemetry_export_failures_total'), legend: '{{signal}} {{instance}}' }],
    unit: 'ops',
    width: 8,
  }),
  curves({
    title: 'Overflowing Series',
    description: 'Series that hold what has too many label values; there should be none.',
    queries: [{ expr: 'count by (__name__) ({otel_metric_overflow="true"}) or vector(0)', legend: '{{__name__}}' }],
    unit: 'short',
    width: 8,
  }),
  curves({
    title: 'Collector Queue',
    description: 'What waits for Jaeger, of what may wait.',
    queries: [
      { expr: 'otelcol_exporter_queue_size / otelcol_exporter_queue_capacity', legend: '{{exporter}} {{data_type}}' },
    ],
    unit: 'percentunit',
    width: 8,
  }),
  curves({
    title: 'Collector Intake',
    description: 'What gateways send.',
    queries: [
      { expr: 'sum(rate(otelcol_receiver_accepted_spans[$__rate_interval]))', legend: 'spans' },
      { expr: 'sum(rate(otelcol_receiver_accepted_metric_points[$__rate_interval]))', legend: 'metric points' },
    ],
    unit: 'ops',
    width: 8,
  }),
  curves({
    title: 'Collector Memory',
    description: 'It refuses data at 400 MiB.',
    queries: [{ expr: 'otelcol_process_memory_rss', legend: 'in RAM' }],
    unit: 'bytes',
    width: 8,
  }),
];

/** E: the process, and whether its telemetry can be believed. */
export const RUNTIME_DASHBOARD: Dashboard = {
  uid: 'isartor-runtime',
  title: 'Isartor Runtime and Telemetry',
  description: 'The process, its HTTP routes, and the way its telemetry takes.',
  variables: [...PROCESS_VARIABLES, TARGET],
  sections: [
    { heading: 'Up', panels: UP },
    { heading: 'Process', panels: PROCESS },
    { heading: 'HTTP', panels: HTTP },
    { heading: 'Telemetry', panels: TELEMETRY },
  ],
};
