import type { GatewayConfig } from '../config/gateway-config.js';

/** The settings of the semantic cache as its package calls them. */
export function semanticSettings(config: GatewayConfig) {
  const { cacheSemantic, similarityThreshold, cacheTtlSecs, cacheMaxCapacity } = config;
  const { mode, maxErrorRate, uncalibratedThreshold, minLabels, shadowRate, maxBytes } = cacheSemantic;
  return {
    mode: mode === 'shadow' ? 'shadow' : 'on',
    ttlSeconds: cacheTtlSecs,
    maxEntries: cacheMaxCapacity,
    similarityFloor: similarityThreshold,
    ...{ maxErrorRate, uncalibratedThreshold, minLabels, shadowRate, maxBytes },
  } as const;
}
