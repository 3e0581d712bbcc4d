import type { GatewayConfig } from '../config/gateway-config.js';

/** Whether the configuration asks for the semantic cache, to answer or only to measure. */
export function usesSemanticCache({ cacheMode, cacheSemantic }: GatewayConfig): boolean {
  return (cacheMode === 'semantic' || cacheMode === 'both') && cacheSemantic.mode !== 'off';
}
