import { type ExactExplanation, explainExactCache } from '@isartor/cache-exact';
import { explainSemanticCache, type SemanticLayerExplanation } from '@isartor/cache-semantic';
import { type CacheControls, type ChatRequest, isLeftOut, type Layer, type Scope } from '@isartor/core';
import { realmOf } from '../compose/realm-of.js';
import type { Runtime } from '../runtime.js';
import type { Presence } from '../semantic-cache/presence.js';
import { usesSemanticCache } from '../semantic-cache/uses-semantic-cache.js';
import type { LayerReport, SemanticReport } from './report.js';
import { reportSemantic } from './report-semantic.js';

/** A request as a prompt's layers would get it. */
export interface Explained {
  readonly request: ChatRequest;
  readonly scope: Scope;
  readonly controls: CacheControls;
  readonly signal: AbortSignal;
  readonly presence: Presence;
}

/** What the layers would do with it. */
export interface LayersReport {
  readonly keys: { readonly exact: string | null; readonly partition: string | null };
  readonly layers: readonly LayerReport[];
  readonly semantic: SemanticReport;
}

const cacheNamed = (name: Layer['name']) => ({ name, onFailure: 'pass', isCache: true }) as const;
const EXACT = cacheNamed('L1a_ExactCache');
const SEMANTIC = cacheNamed('L1b_SemanticCache');

const LEFT_OUT = 'left out by the request';
const DISABLED = 'disabled';
const NOT_BUILT = 'not in this version';

/** Asks each layer what it would do, and lets none of them do it. */
export async function explainRequest(runtime: Runtime, explained: Explained): Promise<LayersReport> {
  const [exact, semantic] = await Promise.all([askExact(runtime, explained), askSemantic(runtime, explained)]);
  const l1a = exactLayer(exact, runtime, explained);
  const l1b = semanticLayer(semantic, runtime, explained);
  const answered = [l1a, l1b].find(({ would }) => would === 'hit');
  return {
    keys: { exact: exact.key ?? null, partition: semantic.partition ?? null },
    layers: [
      l1a,
      answered === l1a ? { ...l1b, would: 'skip', reason: 'answered by l1a' } : l1b,
      { layer: 'l2', would: 'skip', reason: NOT_BUILT },
      { layer: 'l2.5', would: 'skip', reason: NOT_BUILT },
      lastResort(answered, explained.controls),
    ],
    semantic: reportSemantic(semantic, l1b, { config: runtime.config, controls: explained.controls }),
  };
}

function askExact({ exactCache, config }: Runtime, explained: Explained): Promise<ExactExplanation> {
  const isAsked = exactCache !== undefined && !isLeftOut(EXACT, explained.controls);
  const cache = { ...(isAsked && { cache: exactCache }), realm: realmOf(config) };
  return explainExactCache(cache, explained.request, explained);
}

function exactLayer(exact: ExactExplanation, { exactCache }: Runtime, { controls }: Explained): LayerReport {
  if (exactCache === undefined) return { layer: 'l1a', would: 'skip', reason: DISABLED };
  if (isLeftOut(EXACT, controls)) return { layer: 'l1a', would: 'skip', reason: LEFT_OUT };
  return { layer: 'l1a', would: exact.would, reason: exact.reason };
}

function askSemantic(
  { config }: Runtime,
  { request, presence, ...context }: Explained,
): Promise<SemanticLayerExplanation> {
  const isAsked = usesSemanticCache(config) && presence.state === 'open' && !isLeftOut(SEMANTIC, context.controls);
  const cache = { ...(isAsked && { cache: presence.cache }), realm: realmOf(config) };
  return explainSemanticCache(cache, request, context);
}

function semanticLayer(found: SemanticLayerExplanation, { config }: Runtime, { controls }: Explained): LayerReport {
  if (!usesSemanticCache(config)) return { layer: 'l1b', would: 'skip', reason: DISABLED };
  if (isLeftOut(SEMANTIC, controls)) return { layer: 'l1b', would: 'skip', reason: LEFT_OUT };
  return { layer: 'l1b', would: found.would, reason: found.reason };
}

function lastResort(answered: LayerReport | undefined, { onlyIfCached }: CacheControls): LayerReport {
  if (answered !== undefined) return { layer: 'l3', would: 'skip', reason: `answered by ${answered.layer}` };
  if (onlyIfCached) return { layer: 'l3', would: 'skip', reason: 'only-if-cached: the answer is a 504 not_cached' };
  return { layer: 'l3', would: 'hit', reason: 'the provider is asked' };
}
