import type { Answer } from './gateway-answer.js';

/** What a gateway's `/health` says of its caches. */
export interface CacheStats {
  readonly l1a: string;
  readonly exact_cache: Answer | null;
}

const LABELS: readonly (readonly [field: string, label: string])[] = [
  ['backend', 'kept in'],
  ['state', 'state'],
  ['reason', 'reason'],
  ['entries', 'entries'],
  ['bytes', 'bytes'],
  ['evictions', 'evicted to make room'],
  ['dropped_writes', 'writes given up'],
];

/** The state of the caches in lines; what the gateway does not tell is left out. */
export function renderCacheStats({ l1a, exact_cache: cache }: CacheStats): string {
  const told = LABELS.filter(([field]) => cache?.[field] !== undefined);
  const lines = told.map(([field, label]) => `  ${label.padEnd(22)}${cache?.[field]}\n`);
  return `Exact cache (L1a): ${l1a}\n${lines.join('')}`;
}
