import type { GatewayConfig } from './gateway-config.js';

/** A warning where gateways are to wait for each other's answers and have no way to. */
export function coalescingWarning({ cacheBackend, cacheExact }: GatewayConfig): readonly string[] {
  const { coalesce, coalesceLeaseMs } = cacheExact;
  if (coalesceLeaseMs === 0) return [];
  const setting = `cache_exact.coalesce_lease_ms = ${coalesceLeaseMs} has no effect`;
  if (!coalesce) return [`${setting}: cache_exact.coalesce is off`];
  return cacheBackend === 'redis' ? [] : [`${setting}: with cache_backend "${cacheBackend}" gateways share nothing`];
}
