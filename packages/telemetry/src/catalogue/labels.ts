/** The layers by the names that metrics and `isartor.final_layer` use. */
export type LayerLabel = 'L1a_ExactCache' | 'L1b_SemanticCache' | 'L2_SLM' | 'L2_5_ContextOptimiser' | 'L3_Cloud';

/** Who settled a request: a layer, or the door. */
export type FinalLayer = LayerLabel | 'L0_AuthBlocked' | 'L0_Rejected';

/** Where errors are counted. */
export type ErrorLayer = LayerLabel | 'L0_Auth' | 'Quota';

/** The metric label `traffic_surface`: the door through which a prompt came. */
export type TrafficSurface = 'gateway' | 'proxy' | 'mcp';
/** The metric label `endpoint_family`: the dialect of the route. */
export type EndpointFamily = 'native' | 'openai' | 'anthropic' | 'gemini';
/** Where a cache keeps its entries. */
export type CacheBackend = 'memory' | 'redis' | 'lmdb';
/** The metric label `cache_layer`: one cache, or `L1` for the caches as a pair. */
export type CacheLayer = 'L1' | 'L1a' | 'L1b';
/** The metric label `attempts`: how often something was tried. */
export type Attempts = '1' | '2' | '3' | '4' | '5' | 'more';
