import type { ExplainedCandidate, SemanticLayerExplanation } from '@isartor/cache-semantic';
import type { CacheControls } from '@isartor/core';
import type { GatewayConfig } from '../config/gateway-config.js';
import type { CandidateReport, LayerReport, SemanticReport } from './report.js';

/** What limits the decision. */
export interface SemanticLimits {
  readonly config: Pick<GatewayConfig, 'cacheSemantic' | 'similarityThreshold'>;
  readonly controls: CacheControls;
}

/** The semantic cache's own part of the report; `layer` is what it comes to where nothing above it answers. */
export function reportSemantic(
  { explanation, reason }: SemanticLayerExplanation,
  layer: LayerReport,
  { config, controls }: SemanticLimits,
): SemanticReport {
  const isSkipped = layer.would === 'skip';
  const candidates = (explanation?.candidates ?? []).map(candidateOf);
  return {
    decision: isSkipped ? skipped(layer) : decisionOf(layer, { isAsked: explanation !== undefined, reason }),
    reason: layer.reason,
    bound: rounded(explanation?.bound),
    max_error_rate: config.cacheSemantic.maxErrorRate,
    similarity_threshold: Math.max(leastSimilarity(candidates, config), controls.minSimilarity ?? 0),
    candidates,
  };
}

function leastSimilarity(
  candidates: readonly CandidateReport[],
  { similarityThreshold, cacheSemantic }: SemanticLimits['config'],
): number {
  const isUncalibrated = candidates.some(({ verdict, bound }) => verdict === 'open' && bound === null);
  return isUncalibrated ? Math.max(similarityThreshold, cacheSemantic.uncalibratedThreshold) : similarityThreshold;
}

const skipped = ({ reason }: LayerReport): SemanticReport['decision'] => (reason === 'disabled' ? 'disabled' : 'skip');

function decisionOf(
  { would }: LayerReport,
  { isAsked, reason }: { readonly isAsked: boolean; readonly reason: string },
): SemanticReport['decision'] {
  if (isAsked) return would === 'hit' ? 'hit' : 'miss';
  if (reason === 'no-cache') return 'bypass';
  return reason === 'unavailable' ? 'unavailable' : 'exact-only';
}

function candidateOf({ entry, similarity, comparison, decision, refusedBy }: ExplainedCandidate): CandidateReport {
  return {
    entry,
    similarity,
    verdict: comparison.verdict,
    probability: rounded(decision?.probability),
    bound: rounded(decision?.bound),
    explained_by: comparison.verdict === 'explained' ? comparison.by : [],
    refused_by: refusedBy,
  };
}

/** To six decimals, as similarities are. */
const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 1e6) / 1e6;
