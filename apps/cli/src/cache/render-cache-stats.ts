import type { Answer } from './gateway-answer.js';

/** What a gateway's `/health` says of its caches; null for what is switched off. */
export interface CacheStats {
  readonly l1a: string;
  readonly exact_cache: Answer | null;
  readonly l1b: string;
  readonly semantic_cache: Answer | null;
}

type Labels = readonly (readonly [field: string, label: string])[];

const KEPT: Labels = [
  ['backend', 'kept in'],
  ['state', 'state'],
  ['reason', 'reason'],
  ['entries', 'entries'],
];
const BOUNDS: Labels = [
  ['bytes', 'bytes'],
  ['evictions', 'evicted to make room'],
  ['dropped_writes', 'writes given up'],
];
const LEARNT: Labels = [
  ['failures', 'not searched'],
  ['labels', 'labels learnt from'],
];
const EMBEDDER: Labels = [
  ['id', 'embedder'],
  ['state', 'embedder is'],
  ['waiting', 'waiting for it'],
  ['turned_away', 'turned away by it'],
];
const CHECKED: Labels = [
  ['samples', 'hits checked'],
  ['ratio', 'share of them wrong'],
];

/** The state of the caches in lines; what the gateway does not tell is left out. */
export function renderCacheStats({ l1a, exact_cache: exact, l1b, semantic_cache: semantic }: CacheStats): string {
  const { embedder, false_hits: checked } = semantic ?? {};
  return [
    `Exact cache (L1a): ${l1a}\n`,
    linesOf(exact, [...KEPT, ...BOUNDS]),
    `Semantic cache (L1b): ${l1b}\n`,
    linesOf(semantic, [...KEPT, ['aliases', 'of them aliases'], ...BOUNDS, ...LEARNT]),
    linesOf(embedder, EMBEDDER),
    linesOf(checked, CHECKED),
  ].join('');
}

function linesOf(facts: unknown, labels: Labels): string {
  const told: Readonly<Record<string, unknown>> = Object(facts);
  const present = labels.filter(([field]) => told[field] !== undefined);
  return present.map(([field, label]) => `  ${label.padEnd(22)}${told[field]}\n`).join('');
}
