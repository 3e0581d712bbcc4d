import type { StatsSubject } from '../stats-view.js';

/** Names of what gateways keep of their numbers in Redis; all begin with the prefix of the cache's. */
const PREFIX = 'isartor:stats:';

/** The sorted set of the processes that count. */
export const REPLICAS_KEY = `${PREFIX}replicas`;

/** Where the numbers of one tenant, or of all, are: a hash of counters and a list of the latest prompts. */
export interface BookKeys {
  readonly counters: string;
  readonly recent: string;
}

/** Calls are about one key each, so that a cluster may spread them. */
export function keysOf(subject: StatsSubject): BookKeys {
  const book = subject === undefined ? 'all' : `tenant:${encodeURIComponent(JSON.stringify(subject))}`;
  return { counters: `${PREFIX}${book}:counters`, recent: `${PREFIX}${book}:recent` };
}
