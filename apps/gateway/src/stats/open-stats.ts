import { randomBytes } from 'node:crypto';
import type { GatewayConfig } from '../config/gateway-config.js';
import { createStats, type Stats } from './stats.js';

/** The numbers of this process, shared with others where they share a cache. The driver is loaded only there. */
export async function openStats({ cacheBackend, redisUrl }: GatewayConfig): Promise<Stats> {
  const replica = randomBytes(8).toString('hex');
  if (cacheBackend !== 'redis') return createStats({ replica });
  const { createSharedLedger } = await import('./shared/shared-ledger.js');
  return createStats({ replica, shared: createSharedLedger({ url: redisUrl.reveal(), replica, now: Date.now }) });
}
