import type { Bounded } from '../bounded.js';
import { gauge, observedCounter } from '../observed-metrics.js';
import type { CacheLayer, Signal } from './labels.js';

/** The labels of a cache's figures. */
export interface CacheLabels {
  cache_layer: Exclude<CacheLayer, 'L1'>;
}

/** What a cache tells of itself when metrics are collected. */
export const CACHE_INSTRUMENTS = {
  cacheEntries: gauge<CacheLabels>({
    name: 'isartor_cache_entries',
    description: 'Entries that a cache keeps; every gateway tells the same where they share it.',
    unit: '{entry}',
  }),
  cacheBytes: gauge<CacheLabels>({
    name: 'isartor_cache_bytes',
    description: 'Bytes that a cache counts against its bound.',
    unit: 'By',
  }),
  cacheEvictions: observedCounter<CacheLabels>({
    name: 'isartor_cache_evictions_total',
    description: 'Entries dropped to make room.',
    unit: '{entry}',
  }),
  cacheDroppedWrites: observedCounter<CacheLabels>({
    name: 'isartor_cache_dropped_writes_total',
    description: 'Writes given up because the store of a cache could not take them.',
    unit: '{write}',
  }),
  cacheState: gauge<CacheLabels & { state: 'ready' | 'degraded' | 'down' }>({
    name: 'isartor_cache_state',
    description: 'How the store of a cache is: 1 for the state it is in, 0 for the others.',
    unit: '{state}',
  }),
} as const;

/** What the semantic cache tells of its errors when metrics are collected. */
export const FALSE_HIT_INSTRUMENTS = {
  falseHitRatio: gauge<Record<never, never>>({
    name: 'isartor_semantic_false_hit_ratio',
    description: 'Share of checked semantic hits that were wrong, by shadow samples and feedback.',
    unit: '',
  }),
  falseHitSamples: gauge<Record<never, never>>({
    name: 'isartor_semantic_false_hit_samples',
    description: 'Checked semantic hits that the ratio is made of.',
    unit: '{sample}',
  }),
} as const;

/** What the process tells of itself when metrics are collected. */
export const PROCESS_INSTRUMENTS = {
  inFlightRequests: gauge<Record<never, never>>({
    name: 'isartor_in_flight_requests',
    description: 'Prompts under way.',
    unit: '{request}',
  }),
  eventLoopDelay: gauge<{ percentile: '50' | '99' | '100' }>({
    name: 'isartor_event_loop_delay_seconds',
    description:
      'How late timers came of late: in the last 10 to 20 seconds, or since the last collection; 100 is the worst.',
    unit: 's',
  }),
  buildInfo: gauge<{ version: Bounded; node: Bounded }>({
    name: 'isartor_build_info',
    description: 'Always 1: which version runs, on which Node.js.',
    unit: '',
  }),
} as const;

/** What telemetry tells of itself when metrics are collected. */
export const TELEMETRY_INSTRUMENTS = {
  telemetryDropped: observedCounter<{ signal: Signal }>({
    name: 'isartor_telemetry_dropped_total',
    description: 'Spans and log records that never arrived: the queue was full or their export failed.',
    unit: '{item}',
  }),
  telemetryExportFailures: observedCounter<{ signal: Signal }>({
    name: 'isartor_telemetry_export_failures_total',
    description: 'Exports that failed.',
    unit: '{export}',
  }),
} as const;
