import { counter, gauge, histogram, type InputSeries, requests } from './series.js';

/** What one alert must see to fire, and what it must not fire for. */
export interface AlertCase {
  readonly fires: Readonly<Record<string, readonly InputSeries[]>>;
  readonly silent: Readonly<Record<string, readonly InputSeries[]>>;
}

const durations = (final_layer: string, perSecond: Readonly<Record<string, number>>) =>
  histogram('isartor_request_duration_seconds', { final_layer }, perSecond);
const calls = (provider: string, error_type: string, perSecond: number) =>
  counter('gen_ai_client_operation_duration_seconds_count', { gen_ai_provider_name: provider, error_type }, perSecond);
const firstChunks = (perSecond: Readonly<Record<string, number>>) =>
  histogram('gen_ai_client_operation_time_to_first_chunk_seconds', { gen_ai_provider_name: 'openai' }, perSecond);
const up = (job: string, value: number) => gauge('up', { job, instance: 'one' }, value);
const ofGateway = { job: 'isartor', instance: 'gateway:8080' };

export const REFERENCE_CASES: Readonly<Record<string, AlertCase>> = {
  HighErrorRate: {
    fires: {
      'one request in ten fails': [requests('L3_Cloud', 0.9), requests('L3_Cloud', 0.1, '502')],
      'every request fails': [requests('L3_Cloud', 0.01, '502')],
      'one in ten is turned away for want of room': [
        requests('L1a_ExactCache', 0.9),
        requests('L0_Rejected', 0.1, '503'),
      ],
    },
    silent: {
      'four in a hundred fail': [requests('L3_Cloud', 0.96), requests('L3_Cloud', 0.04, '502')],
      'nothing fails': [requests('L3_Cloud', 1)],
      'refusals make up for many errors neither way': [
        requests('L3_Cloud', 1),
        requests('L0_AuthBlocked', 50, '401'),
        requests('L0_Rejected', 50, '504'),
      ],
      'nobody asks': [requests('L3_Cloud', 0), requests('L3_Cloud', 0, '502')],
    },
  },
  HighLatency: {
    fires: {
      'one in ten takes longer than 2.5 s': durations('L3_Cloud', { '1.5': 0.8, '2': 0.9, '2.5': 0.9, '+Inf': 1 }),
      'refusals are quick': [
        ...durations('L3_Cloud', { '1.5': 0.8, '2': 0.9, '2.5': 0.9, '+Inf': 1 }),
        ...durations('L0_AuthBlocked', { '1.5': 50, '2': 50, '2.5': 50, '+Inf': 50 }),
      ],
    },
    silent: { 'one in fifty does': durations('L3_Cloud', { '1.5': 0.9, '2': 0.98, '2.5': 0.99, '+Inf': 1 }) },
  },
  LowCacheHitRate: {
    fires: {
      'two in ten hit': [requests('L1a_ExactCache', 0.2), requests('L3_Cloud', 0.8)],
      'none hits': [requests('L3_Cloud', 1)],
    },
    silent: {
      'four in ten hit': [
        requests('L1a_ExactCache', 0.3),
        requests('L1b_SemanticCache', 0.1),
        requests('L3_Cloud', 0.6),
      ],
      'refusals are no misses': [
        requests('L1a_ExactCache', 0.4),
        requests('L3_Cloud', 0.6),
        requests('L0_Rejected', 9, '400'),
      ],
      'there are too few to judge': [requests('L3_Cloud', 0.05)],
    },
  },
  LowDeflectionRate: {
    fires: { 'six in ten reach the provider': [requests('L1a_ExactCache', 0.4), requests('L3_Cloud', 0.6)] },
    silent: {
      'four in ten do': [requests('L2_SLM', 0.6), requests('L3_Cloud', 0.4)],
      'none ever did': [requests('L1a_ExactCache', 1)],
      'there are too few to judge': [requests('L3_Cloud', 0.05)],
    },
  },
  FirewallDown: {
    fires: { 'it does not answer': [up('isartor', 0)], 'nobody asks it': [up('otel-collector', 1)] },
    silent: { 'it answers': [up('isartor', 1)] },
  },
};

export const OTHER_CASES: Readonly<Record<string, AlertCase>> = {
  ErrorBudgetBurnsFast: {
    fires: { 'one in ten fails': [requests('L3_Cloud', 0.9), requests('L3_Cloud', 0.1, '502')] },
    silent: { 'one in twenty fails': [requests('L3_Cloud', 0.95), requests('L3_Cloud', 0.05, '502')] },
  },
  ErrorBudgetBurns: {
    fires: { 'four in a hundred fail': [requests('L3_Cloud', 0.96), requests('L3_Cloud', 0.04, '502')] },
    silent: { 'two in a hundred fail': [requests('L3_Cloud', 0.98), requests('L3_Cloud', 0.02, '502')] },
  },
  ErrorBudgetBurnsSlowly: {
    fires: { 'one in a hundred fails': [requests('L3_Cloud', 0.99), requests('L3_Cloud', 0.01, '502')] },
    silent: { 'one in a thousand fails': [requests('L3_Cloud', 0.999), requests('L3_Cloud', 0.001, '502')] },
  },
  LatencyBudgetBurns: {
    fires: {
      'four in ten are slow': durations('L3_Cloud', { '2': 0.6, '+Inf': 1 }),
      'four in ten are slow, and Prometheus 3 tells': durations('L3_Cloud', { '2.0': 0.6, '+Inf': 1 }),
      'all are': durations('L3_Cloud', { '2': 0, '+Inf': 1 }),
    },
    silent: {
      'two in ten are': durations('L3_Cloud', { '2': 0.8, '+Inf': 1 }),
      'refusals are slow': [
        ...durations('L3_Cloud', { '2': 1, '+Inf': 1 }),
        ...durations('L0_Rejected', { '2': 0, '+Inf': 9 }),
      ],
    },
  },
  ProviderErrorRate: {
    fires: { 'three in ten calls fail': [calls('openai', '', 0.7), calls('openai', '502', 0.3)] },
    silent: {
      'one in ten fails': [calls('openai', '', 0.9), calls('openai', '502', 0.1)],
      'another provider answers': [calls('openai', '', 1), calls('anthropic', '', 1)],
    },
  },
  SlowFirstToken: {
    fires: { 'one in ten waits longer than 10 s': firstChunks({ '5.12': 0.9, '10.24': 0.9, '20.48': 1, '+Inf': 1 }) },
    silent: { 'one in fifty does': firstChunks({ '2.56': 0.98, '5.12': 0.98, '10.24': 0.99, '+Inf': 1 }) },
  },
  RetriesExhausted: {
    fires: {
      'one a minute': [counter('isartor_retries_total', { operation: 'l3_cloud', outcome: 'exhausted' }, 1 / 60)],
    },
    silent: {
      'one in ten minutes': [
        counter('isartor_retries_total', { operation: 'l3_cloud', outcome: 'exhausted' }, 1 / 600),
      ],
      'retries that help': [counter('isartor_retries_total', { operation: 'l3_cloud', outcome: 'success' }, 1)],
    },
  },
  RequestsTurnedAway: {
    fires: { 'one in five seconds': [requests('L0_Rejected', 0.2, '503')] },
    silent: { 'other refusals': [requests('L0_Rejected', 9, '429')], 'a few': [requests('L0_Rejected', 0.05, '503')] },
  },
  EventLoopBlocked: {
    fires: { 'half a second': [gauge('isartor_event_loop_delay_seconds', { instance: 'one', percentile: '99' }, 0.5)] },
    silent: {
      'one long moment among many': [
        gauge('isartor_event_loop_delay_seconds', { instance: 'one', percentile: '99' }, 0.02),
        gauge('isartor_event_loop_delay_seconds', { instance: 'one', percentile: '100' }, 0.9),
      ],
    },
  },
  CacheDown: {
    fires: { 'it is down': [gauge('isartor_cache_state', { instance: 'one', cache_layer: 'L1a', state: 'down' }, 1)] },
    silent: {
      'it is ready': [
        gauge('isartor_cache_state', { instance: 'one', cache_layer: 'L1a', state: 'down' }, 0),
        gauge('isartor_cache_state', { instance: 'one', cache_layer: 'L1a', state: 'ready' }, 1),
      ],
    },
  },
  CacheDropsWrites: {
    fires: { 'one a minute': [counter('isartor_cache_dropped_writes_total', { cache_layer: 'L1a' }, 1 / 60)] },
    silent: { none: [counter('isartor_cache_dropped_writes_total', { cache_layer: 'L1a' }, 0)] },
  },
  NoTraffic: {
    fires: { 'nobody asks': [requests('L3_Cloud', 0)] },
    silent: { 'somebody asks': [requests('L3_Cloud', 0.01)] },
  },
  CollectorDown: {
    fires: { 'it does not answer': [up('otel-collector', 0)], 'nobody asks it': [up('isartor', 1)] },
    silent: { 'it answers': [up('otel-collector', 1)] },
  },
  TelemetryExportFails: {
    fires: {
      'two a minute': [counter('isartor_telemetry_export_failures_total', { ...ofGateway, signal: 'traces' }, 1 / 30)],
    },
    silent: { none: [counter('isartor_telemetry_export_failures_total', { ...ofGateway, signal: 'traces' }, 0)] },
  },
  TelemetryDropped: {
    fires: { 'one a second': [counter('isartor_telemetry_dropped_total', { ...ofGateway, signal: 'traces' }, 1)] },
    silent: { none: [counter('isartor_telemetry_dropped_total', { ...ofGateway, signal: 'traces' }, 0)] },
  },
  MetricCardinalityOverflow: {
    fires: {
      'one series overflows': [counter('isartor_requests_total', { instance: 'one', otel_metric_overflow: 'true' }, 1)],
    },
    silent: { 'none does': [requests('L3_Cloud', 1)] },
  },
};
