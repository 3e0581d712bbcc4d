import type { Bounded } from '../bounded.js';
import { counter, histogram } from '../metrics.js';
import type {
  AttemptOutcome,
  Attempts,
  CacheLayer,
  EndpointFamily,
  ErrorLayer,
  FinalLayer,
  LayerLabel,
  TrafficSurface,
} from './labels.js';

/** Bucket edges in seconds, with edges at the alerts' 0.5 and 2. */
const SECONDS = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 5, 7.5, 10, 20, 30, 60, 120,
] as const;

/** Bucket edges of cosine similarities, close where thresholds lie. */
const SIMILARITIES = [
  0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.825, 0.85, 0.875, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99, 0.995, 1,
] as const;

/** Labels of a request, as its duration carries them. */
export interface DurationLabels {
  final_layer: FinalLayer | Bounded;
  status_code: Bounded;
  traffic_surface: TrafficSurface;
  client: Bounded;
  endpoint_family: EndpointFamily;
}

/** The instruments of the contract, by the names that packages use in code. */
export const INSTRUMENTS = {
  requests: counter<DurationLabels & { status: 'ok' | 'error'; tool: Bounded }>({
    name: 'isartor_requests_total',
    description: 'Prompts processed.',
    unit: '{request}',
  }),
  requestDuration: histogram<DurationLabels>({
    name: 'isartor_request_duration_seconds',
    description: 'Time from the first byte of a prompt to the last byte of its answer.',
    unit: 's',
    boundaries: SECONDS,
  }),
  layerDuration: histogram<{ layer_name: LayerLabel | Bounded; tool: Bounded }>({
    name: 'isartor_layer_duration_seconds',
    description: 'Time a layer took for a request that it resolved (L2.5: that it changed).',
    unit: 's',
    boundaries: SECONDS,
  }),
  tokensSaved: counter<{
    final_layer: LayerLabel | Bounded;
    traffic_surface: TrafficSurface;
    client: Bounded;
    endpoint_family: EndpointFamily;
    tool: Bounded;
  }>({
    name: 'isartor_tokens_saved_total',
    description: 'Estimated prompt tokens that no paid model had to read: UTF-8 bytes / 4, at least 1 a request.',
    unit: '{token}',
  }),
  errors: counter<{ layer: ErrorLayer | Bounded; error_class: 'fatal' | 'retryable'; tool: Bounded }>({
    name: 'isartor_errors_total',
    description: 'Failures by layer; of L3 one for each failed attempt.',
    unit: '{error}',
  }),
  retries: counter<{ operation: 'l3_cloud'; attempts: Attempts; outcome: 'success' | 'exhausted'; tool: Bounded }>({
    name: 'isartor_retries_total',
    description: 'Operations that took more than one attempt, by how they ended.',
    unit: '{operation}',
  }),
  cacheEvents: counter<{ cache_layer: CacheLayer; outcome: 'hit' | 'miss'; tool: Bounded }>({
    name: 'isartor_cache_events_total',
    description: 'Cache look-ups by outcome.',
    unit: '{event}',
  }),
  layerAttemptDuration: histogram<{ layer_name: LayerLabel | Bounded; outcome: AttemptOutcome }>({
    name: 'isartor_layer_attempt_duration_seconds',
    description: 'Time a layer took for each request that reached it, whatever came of it.',
    unit: 's',
    boundaries: SECONDS,
  }),
  semanticSimilarity: histogram<{ outcome: 'hit' | 'miss' }>({
    name: 'isartor_semantic_similarity',
    description: 'Cosine similarity of the best candidate of each semantic look-up that had one.',
    unit: '',
    boundaries: SIMILARITIES,
  }),
  costSaved: counter<{ final_layer: LayerLabel | Bounded; tool: Bounded }>({
    name: 'isartor_cost_saved_usd_total',
    description: 'US dollars that deflected requests would have cost, by the configured prices; 0 without prices.',
    unit: '{USD}',
  }),
} as const;
