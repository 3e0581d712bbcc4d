/** The layers by the names that metrics and `isartor.final_layer` use. */
export const LAYER_LABELS = [
  'L1a_ExactCache',
  'L1b_SemanticCache',
  'L2_SLM',
  'L2_5_ContextOptimiser',
  'L3_Cloud',
] as const;
export type LayerLabel = (typeof LAYER_LABELS)[number];

/** Who settled a request: a layer, or the door. */
export const FINAL_LAYERS = [...LAYER_LABELS, 'L0_AuthBlocked', 'L0_Rejected'] as const;
export type FinalLayer = (typeof FINAL_LAYERS)[number];

/** Where errors are counted. */
export const ERROR_LAYERS = [...LAYER_LABELS, 'L0_Auth', 'Quota'] as const;
export type ErrorLayer = (typeof ERROR_LAYERS)[number];

/** The metric label `traffic_surface`: the door through which a prompt came. */
export const TRAFFIC_SURFACES = ['gateway', 'proxy', 'mcp'] as const;
export type TrafficSurface = (typeof TRAFFIC_SURFACES)[number];

/** The metric label `endpoint_family`: the dialect of the route. */
export const ENDPOINT_FAMILIES = ['native', 'openai', 'anthropic', 'gemini'] as const;
export type EndpointFamily = (typeof ENDPOINT_FAMILIES)[number];

/** The metric label `client`: by the route on the gateway, by the host on the proxy. */
export const CLIENTS = ['direct', 'openai', 'anthropic', 'gemini', 'copilot', 'claude', 'antigravity', 'mcp'] as const;

/** Where a cache keeps its entries. */
export const CACHE_BACKENDS = ['memory', 'redis', 'lmdb'] as const;
export type CacheBackend = (typeof CACHE_BACKENDS)[number];

/** The metric label `cache_layer`: one cache, or `L1` for the caches as a pair. */
export const CACHE_LAYERS = ['L1', 'L1a', 'L1b'] as const;
export type CacheLayer = (typeof CACHE_LAYERS)[number];

/** The metric label `attempts`: how often something was tried. */
export const ATTEMPTS = ['1', '2', '3', '4', '5', 'more'] as const;
export type Attempts = (typeof ATTEMPTS)[number];

/** What a layer did with a request: answered it, let it pass, or failed; `abandoned` where the caller left before. */
export const ATTEMPT_OUTCOMES = ['hit', 'pass', 'failed', 'abandoned'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** What is exported. */
export const SIGNALS = ['traces', 'metrics', 'logs'] as const;
export type Signal = (typeof SIGNALS)[number];
