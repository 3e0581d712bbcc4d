/** The layers by the names that metrics and `isartor.final_layer` use. */
export type LayerLabel = 'L1a_ExactCache' | 'L1b_SemanticCache' | 'L2_SLM' | 'L2_5_ContextOptimiser' | 'L3_Cloud';

/** Who settled a request: a layer, or the door. */
export type FinalLayer = LayerLabel | 'L0_AuthBlocked' | 'L0_Rejected';

/** Where errors are counted. */
export type ErrorLayer = LayerLabel | 'L0_Auth' | 'Quota';

export type TrafficSurface = 'gateway' | 'proxy' | 'mcp';
export type EndpointFamily = 'native' | 'openai' | 'anthropic' | 'gemini';
export type CacheBackend = 'memory' | 'redis' | 'lmdb';
export type CacheLayer = 'L1' | 'L1a' | 'L1b';
export type Attempts = '1' | '2' | '3' | '4' | '5' | 'more';
