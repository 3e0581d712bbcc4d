import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CacheStatus,
  type ChatRequest,
  type Completion,
  exactKey,
  isStorable,
  type Layer,
  type LayerContext,
  type LayerResult,
  type Settlement,
  sha256,
} from '@isartor/core';
import { estimateTokens } from '@isartor/telemetry';
import type { AnswerFacts } from './engine/asked.js';
import type { LookUp, SemanticHit, SemanticMiss, Settled } from './engine/look-up.js';
import { splitRequest } from './exact-only.js';
import { semanticPartition } from './partition.js';
import type { SemanticCache } from './semantic-cache.js';
import { semanticCacheMetrics, semanticCacheSpans } from './telemetry.js';

/** What the layer is made of. */
export interface SemanticCacheLayerOptions {
  readonly cache: SemanticCache<Completion>;
  /** What else an answer depends on that no request tells: caches with different realms share no answer. */
  readonly realm?: string;
}

/** This cache's name in `Cache-Status`. */
const CACHE = 'isartor-l1b';
const LAYER = 'L1b_SemanticCache';
const START = { 'isartor.step': 'Layer1_SemanticCache' } as const;

/** Storing takes processor time that the answer needs on its way to the caller: for so long it waits. */
const HEAD_START_MS = 8;

/** Layers whose answers may be stored: a hit belongs to the entry it was found by. */
const STORED_FROM: ReadonlySet<string> = new Set(['L3_Cloud', 'L2_SLM']);

/**
 * L1b: answers a question that is like one that was answered before, where all else is equal. It stores whole answers of the
 * terminal and of the local model only, once they are complete.
 */
export function semanticCacheLayer({ cache, realm = '' }: SemanticCacheLayerOptions): Layer {
  return {
    name: LAYER,
    onFailure: 'pass',
    isCache: true,
    async handle(request, context) {
      const split = splitRequest(request);
      if (typeof split === 'string') return { outcome: 'pass', request, cacheStatus: bypass(split) };
      const { read, write } = context.controls;
      const partition = semanticPartition(split.rest, { scope: context.scope, realm });
      const asked: AskedHere = { cache, context, request, realm, partition, question: split.question };
      const { sequence } = cache;
      const found = read ? await lookUp(asked) : undefined;
      if (found?.outcome === 'hit') return hit(found);
      return {
        outcome: 'pass',
        request,
        cacheStatus: found === undefined ? bypass('no-cache') : statusOf(found),
        ...(write && { onSettled: (settlement) => store({ ...asked, found, sequence }, settlement) }),
      };
    },
  };
}

/** One request at the layer. */
interface AskedHere {
  readonly cache: SemanticCache<Completion>;
  readonly context: LayerContext;
  readonly request: ChatRequest;
  readonly realm: string;
  readonly partition: string;
  readonly question: string;
}

async function lookUp({ cache, context, partition, question }: AskedHere): Promise<LookUp<Completion>> {
  const { parent, controls, tool, signal, requestId } = context;
  const { maxAgeSeconds, minSimilarity } = controls;
  return semanticCacheSpans.within(parent).run('l1b_semantic_cache_search', START, async (span) => {
    const found = await cache.lookUp({ partition, question, signal, maxAgeSeconds, minSimilarity, requestId });
    const { outcome, similarity, entriesScanned, threshold } = found;
    span.set({
      'cache.entries_scanned': entriesScanned,
      'cache.hit': outcome === 'hit',
      'isartor.cache.threshold': threshold,
      ...(similarity !== undefined && {
        cosine_similarity: similarity.toFixed(4),
        'isartor.cache.similarity': similarity,
      }),
    });
    semanticCacheMetrics.cacheEvents.add(1, { cache_layer: 'L1b', outcome, tool });
    if (similarity !== undefined) semanticCacheMetrics.semanticSimilarity.record(Math.max(0, similarity), { outcome });
    if (outcome === 'miss' && (found.reason === 'busy' || found.reason === 'unavailable')) {
      semanticCacheMetrics.errors.add(1, { layer: LAYER, error_class: 'retryable', tool });
    }
    return found;
  });
}

function hit(found: SemanticHit<Completion>): LayerResult {
  const { value, similarity, ttlSeconds, ageSeconds, bound, by } = found;
  const facts = [`similarity=${similarity.toFixed(4)}`, bound === undefined ? `by=${by}` : `bound=${bound.toFixed(4)}`];
  return {
    outcome: 'hit',
    reply: { kind: 'complete', origin: { provider: value.provider, headers: {} }, completion: value },
    cacheStatus: { cache: CACHE, outcome: 'hit', ttlSeconds, ageSeconds, similarity, detail: facts.join(' ') },
  };
}

function statusOf({ reason, guard, similarity, bound }: SemanticMiss<Completion>): CacheStatus {
  const cause = guard === undefined ? reason : `guard:${guard}`;
  const detail = bound === undefined ? cause : `${cause} bound=${bound.toFixed(4)}`;
  return { cache: CACHE, outcome: 'miss', ...(similarity !== undefined && { similarity }), detail };
}

function bypass(detail: string): CacheStatus {
  return { cache: CACHE, outcome: 'bypass', detail };
}

interface Settling extends AskedHere {
  /** The look-up, where there was one. */
  readonly found: SemanticMiss<Completion> | undefined;
  /** The cache's, before the answer was begun. */
  readonly sequence: number;
}

/** Learns from the answer and keeps it, where it is whole and made for this request. */
async function store(settling: Settling, settlement: Settlement): Promise<void> {
  if (settlement.status !== 'completed' || !STORED_FROM.has(settlement.resolvedBy)) return;
  const { completion } = settlement;
  if (!isStorable(completion)) return;
  await sleep(HEAD_START_MS, undefined, { ref: false });
  const { cache, context, found, partition, question } = settling;
  const facts = factsOf(settling, completion);
  await semanticCacheSpans.within(context.parent).run('l1b_semantic_cache_insert', START, async (span) => {
    const asked = { partition, question };
    const settled: Settled = await (found?.settle(completion, facts) ?? cache.insert(asked, completion, facts));
    span.set({ 'cache.evicted': settled.evicted, 'cache.size_after': settled.sizeAfter });
  });
}

function factsOf({ context, request, realm, sequence }: Settling, completion: Completion): AnswerFacts {
  const { scope, controls } = context;
  const { ttlSeconds, tags } = controls;
  const key = exactKey(request, scope);
  return {
    ttlSeconds,
    tags,
    sequence,
    tenant: scope.tenant,
    // As the exact cache has it, so that one purge reaches both.
    key: realm === '' ? key : sha256(`${realm} ${key}`),
    savedTokens: tokensOf(completion),
  };
}

function tokensOf({ usage, choices }: Completion): number {
  if (usage !== undefined) return usage.inputTokens + usage.outputTokens;
  return choices.reduce((sum, { content }) => sum + content.reduce((inner, part) => inner + partTokens(part), 0), 0);
}

function partTokens(part: Completion['choices'][number]['content'][number]): number {
  return part.type === 'text' ? estimateTokens(Buffer.byteLength(part.text)) : 0;
}
