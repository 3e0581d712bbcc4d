import type { JsonObject, Sampling } from '@isartor/core';
import { unsupported } from './unsupported.js';

/** What Anthropic has no field for, and how it is called in words. */
const MISSING = {
  candidates: 'More than one answer',
  seed: 'A seed',
  presencePenalty: 'A presence penalty',
  frequencyPenalty: 'A frequency penalty',
  logitBias: 'A logit bias',
  topLogprobs: 'Log probabilities',
} as const satisfies Partial<Record<keyof Sampling, string>>;

/**
 * The fields that say how an answer is drawn, but for its limit.
 * @throws IsartorError `unsupported_feature` for one that Anthropic does not have, or not so far.
 */
export function buildSampling(sampling: Sampling): JsonObject {
  for (const field of Object.keys(MISSING) as (keyof typeof MISSING)[]) {
    if (sampling[field] !== undefined) throw unsupported(MISSING[field]);
  }
  const { temperature, topP, topK, stop } = sampling;
  if (temperature !== undefined && temperature > 1) throw unsupported('A temperature above 1');
  return { temperature, top_p: topP, top_k: topK, stop_sequences: stop };
}
