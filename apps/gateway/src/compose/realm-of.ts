import type { GatewayConfig } from '../config/gateway-config.js';

/**
 * What answers depend on that no request tells. Keys name the provider and not its address: what another server answered
 * under that name is not its answer.
 */
export function realmOf({ externalLlmUrl = '' }: Pick<GatewayConfig, 'externalLlmUrl'>): string {
  return externalLlmUrl;
}
