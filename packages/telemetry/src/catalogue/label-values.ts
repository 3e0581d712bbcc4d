import type { Instrument } from '../metrics.js';
import { STATUS_CODES } from '../status-code.js';
import { TOOL_LABELS } from '../tools.js';
import { CONVENTION_INSTRUMENTS, EXPERIMENTAL_GEN_AI_INSTRUMENTS } from './convention-metrics.js';
import {
  ATTEMPT_OUTCOMES,
  ATTEMPTS,
  CACHE_LAYERS,
  CLIENTS,
  ENDPOINT_FAMILIES,
  ERROR_LAYERS,
  FINAL_LAYERS,
  LAYER_LABELS,
  SIGNALS,
  TRAFFIC_SURFACES,
} from './labels.js';
import { INSTRUMENTS } from './metrics.js';
import {
  CACHE_INSTRUMENTS,
  FALSE_HIT_INSTRUMENTS,
  PROCESS_INSTRUMENTS,
  TELEMETRY_INSTRUMENTS,
} from './observed-metrics.js';

/** Every instrument of the catalogue. */
export const CATALOGUE = {
  ...INSTRUMENTS,
  ...CACHE_INSTRUMENTS,
  ...FALSE_HIT_INSTRUMENTS,
  ...PROCESS_INSTRUMENTS,
  ...TELEMETRY_INSTRUMENTS,
  ...CONVENTION_INSTRUMENTS,
  ...EXPERIMENTAL_GEN_AI_INSTRUMENTS,
} as const;

/** The labels of each instrument. */
type Labels = {
  readonly [Key in keyof typeof CATALOGUE]: (typeof CATALOGUE)[Key] extends Instrument<string, infer Named>
    ? Readonly<Record<keyof Named, readonly string[]>>
    : never;
};

/** Values that are bounded by how many there may be, and not by a list. */
const BY_NUMBER: readonly string[] = [];

const WHERE = {
  traffic_surface: TRAFFIC_SURFACES,
  client: [...CLIENTS, 'other'],
  endpoint_family: ENDPOINT_FAMILIES,
};
const CACHE = { cache_layer: CACHE_LAYERS.filter((layer) => layer !== 'L1') };
const CALL = {
  'gen_ai.operation.name': ['chat', 'embeddings'],
  'gen_ai.provider.name': BY_NUMBER,
  'gen_ai.request.model': BY_NUMBER,
};
const TOKENS = { ...CALL, 'gen_ai.token.modality': ['text', 'unknown'] };

/**
 * The values that each label of each instrument may have, for documentation, dashboards and the first zeros of counters; an
 * empty list where they are bounded by their number only. A layer of somebody's own adds its name to those of the layers.
 */
export const LABEL_VALUES: Labels = {
  requests: {
    final_layer: FINAL_LAYERS,
    status_code: STATUS_CODES,
    ...WHERE,
    status: ['ok', 'error'],
    tool: TOOL_LABELS,
  },
  requestDuration: { final_layer: FINAL_LAYERS, status_code: STATUS_CODES, ...WHERE },
  layerDuration: { layer_name: LAYER_LABELS, tool: TOOL_LABELS },
  tokensSaved: { final_layer: LAYER_LABELS, ...WHERE, tool: TOOL_LABELS },
  errors: { layer: ERROR_LAYERS, error_class: ['fatal', 'retryable'], tool: TOOL_LABELS },
  retries: { operation: ['l3_cloud'], attempts: ATTEMPTS, outcome: ['success', 'exhausted'], tool: TOOL_LABELS },
  cacheEvents: { cache_layer: CACHE_LAYERS, outcome: ['hit', 'miss'], tool: TOOL_LABELS },
  layerAttemptDuration: { layer_name: LAYER_LABELS, outcome: ATTEMPT_OUTCOMES },
  semanticSimilarity: { outcome: ['hit', 'miss'] },
  costSaved: { final_layer: LAYER_LABELS, tool: TOOL_LABELS },
  cacheEntries: CACHE,
  cacheBytes: CACHE,
  cacheEvictions: CACHE,
  cacheDroppedWrites: CACHE,
  cacheState: { ...CACHE, state: ['ready', 'degraded', 'down'] },
  falseHitRatio: {},
  falseHitSamples: {},
  inFlightRequests: {},
  eventLoopDelay: { percentile: ['50', '99', '100'] },
  buildInfo: { version: BY_NUMBER, node: BY_NUMBER },
  telemetryDropped: { signal: SIGNALS },
  telemetryExportFailures: { signal: SIGNALS },
  genAiOperationDuration: { ...CALL, 'error.type': BY_NUMBER },
  genAiTimeToFirstChunk: CALL,
  genAiTokenUsage: { ...CALL, 'gen_ai.token.type': ['input', 'output'] },
  genAiInputTokens: TOKENS,
  genAiOutputTokens: TOKENS,
  genAiCacheReadTokens: TOKENS,
  genAiCacheWriteTokens: TOKENS,
  genAiReasoningTokens: TOKENS,
  genAiOperationInputTokens: CALL,
  genAiOperationOutputTokens: CALL,
  httpServerRequestDuration: {
    'http.request.method': BY_NUMBER,
    'http.response.status_code': STATUS_CODES,
    'http.route': BY_NUMBER,
    'url.scheme': ['http'],
    'error.type': BY_NUMBER,
  },
};
