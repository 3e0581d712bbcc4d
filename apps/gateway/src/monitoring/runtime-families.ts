import type { MetricFamily } from '@isartor/telemetry/prometheus';
import type { GcSeconds } from './gc-seconds.js';

const STARTED_AT_SECONDS = Date.now() / 1000 - process.uptime();

/** What Prometheus' users know of any process, under the names they know: for the page only, never by OpenTelemetry. */
export function runtimeFamilies(gc: GcSeconds): readonly MetricFamily[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
  const collected = [...gc.read()].map(([kind, value]) => ({ labels: { kind }, value }));
  return [
    {
      name: 'process_cpu_seconds_total',
      description: 'CPU time of the process, its own and that of the system for it.',
      unit: 's',
      kind: 'counter',
      points: [{ labels: {}, value: (user + system) / 1e6 }],
    },
    gauge(STARTED_AT_SECONDS, {
      name: 'process_start_time_seconds',
      description: 'When the process began, since the Unix epoch.',
      unit: 's',
    }),
    gauge(rss, { name: 'process_resident_memory_bytes', description: 'Memory of the process in RAM.', unit: 'By' }),
    gauge(heapTotal, { name: 'nodejs_heap_size_total_bytes', description: 'Memory taken for the heap.', unit: 'By' }),
    gauge(heapUsed, { name: 'nodejs_heap_size_used_bytes', description: 'What objects fill of it.', unit: 'By' }),
    gauge(external, {
      name: 'nodejs_external_memory_bytes',
      description: 'Memory outside the heap that its objects hold, such as buffers.',
      unit: 'By',
    }),
    gauge(process.getActiveResourcesInfo().length, {
      name: 'nodejs_active_resources',
      description: 'Sockets, timers and requests that keep the event loop alive.',
      unit: '{resource}',
    }),
    {
      name: 'nodejs_gc_seconds_total',
      description: 'Time in garbage collection since this page was first asked for.',
      unit: 's',
      kind: 'counter',
      points: collected,
    },
  ];
}

const gauge = (value: number, facts: Pick<MetricFamily, 'name' | 'description' | 'unit'>): MetricFamily => ({
  ...facts,
  kind: 'gauge',
  points: [{ labels: {}, value }],
});
