import { isLoopback } from '../auth/browser-guard.js';
import type { GatewayConfig } from './gateway-config.js';
import type { GatewayKey } from './schemas/gateway-key.js';

/** A key that two entries share would leave open whose request it is. */
export function sharedKeyProblems(keys: readonly GatewayKey[]): readonly string[] {
  const owners = new Map<string, string>();
  const problems: string[] = [];
  for (const { sha256, tenant } of keys) {
    const owner = owners.get(sha256);
    if (owner !== undefined) problems.push(`gateway_keys: the tenants "${owner}" and "${tenant}" have the same key`);
    owners.set(sha256, tenant);
  }
  return problems;
}

/** A warning where anyone on the network may use the gateway. */
export function openGatewayWarning({ hostPort, gatewayKeys }: GatewayConfig): readonly string[] {
  if (gatewayKeys.length > 0 || isLoopback(hostPort.host)) return [];
  const open = `${hostPort.host} is open to the network and no key is set: anyone who can reach it can use the provider's key`;
  return [`${open}; set gateway_api_key or gateway_keys`];
}
