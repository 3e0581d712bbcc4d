import type { Presence } from '../semantic-cache/presence.js';
import type { SemanticCacheReport } from './health-report.js';

/** How the semantic cache is; undefined while it is switched off. */
export function reportSemanticCache(presence: Presence): SemanticCacheReport | undefined {
  if (presence.state === 'off') return undefined;
  if (presence.state === 'opening') return openingReport(presence.reason);
  const { cache } = presence;
  const { entries, aliases, bytes, evictions, storeFailures, failures, labels } = cache.stats();
  const { id, ...embedder } = { id: cache.embedder.id, ...cache.embedder.health() };
  const { right, wrong, ratio } = cache.falseHits();
  return {
    backend: cache.backend,
    ...cache.health(),
    ...{ entries, aliases, bytes, evictions, failures, labels, dropped_writes: storeFailures },
    embedder: {
      ...{ id, state: embedder.state, waiting: embedder.waiting, turned_away: embedder.turnedAway },
      ...(embedder.reason !== undefined && { reason: embedder.reason }),
    },
    false_hits: { samples: right + wrong, ...(ratio !== undefined && { ratio }) },
  };
}

function openingReport(reason: string | undefined): SemanticCacheReport {
  return reason === undefined ? { state: 'degraded', reason: 'opening' } : { state: 'down', reason };
}
