import type { ChatRequest, Completion, LayerContext } from '@isartor/core';
import { splitRequest } from './exact-only.js';
import type { Explanation } from './explanation.js';
import { semanticPartition } from './partition.js';
import type { SemanticCache } from './semantic-cache.js';

/** What the layer would do with a request, and why. */
export interface SemanticLayerExplanation {
  /** Absent for a request that only the exact cache may answer. */
  readonly partition?: string;
  readonly would: 'hit' | 'pass';
  /**
   * By what it would hit, or why it would pass as `Cache-Status` has it: `explained`, `bound`, `guard:negation`,
   * `no-cache`, and for what only the exact cache may answer `exact-only: tail`.
   */
  readonly reason: string;
  /** Present where the cache was asked. */
  readonly explanation?: Explanation;
}

/** What explaining needs of the layer's options. */
export interface SemanticCacheToExplain {
  /** Absent where there is none: a request is told apart all the same. */
  readonly cache?: Pick<SemanticCache<Completion>, 'explain'>;
  readonly realm?: string;
}

/** Tells what `semanticCacheLayer` would come to, and does nothing of it: it serves, counts, learns and stores nothing. */
export async function explainSemanticCache(
  { cache, realm = '' }: SemanticCacheToExplain,
  request: ChatRequest,
  { scope, controls, signal }: Pick<LayerContext, 'scope' | 'controls' | 'signal'>,
): Promise<SemanticLayerExplanation> {
  const split = splitRequest(request);
  if (typeof split === 'string') return { would: 'pass', reason: `exact-only: ${split}` };
  const partition = semanticPartition(split.rest, { scope, realm });
  if (!controls.read) return { partition, would: 'pass', reason: 'no-cache' };
  const { maxAgeSeconds, minSimilarity } = controls;
  const explanation = await cache?.explain({
    partition,
    question: split.question,
    ...{ signal, maxAgeSeconds, minSimilarity },
  });
  if (explanation === undefined) return { partition, would: 'pass', reason: 'unavailable' };
  return { partition, ...verdictOf(explanation), explanation };
}

function verdictOf({ would, by, reason, guard }: Explanation): Pick<SemanticLayerExplanation, 'would' | 'reason'> {
  if (would === 'hit') return { would, reason: by ?? would };
  return { would: 'pass', reason: guard === undefined ? (reason ?? would) : `guard:${guard}` };
}
