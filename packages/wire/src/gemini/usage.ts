import type { JsonObject, Usage } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';

/** The `usageMetadata` of an answer or a chunk, in which zeros are left out; undefined for what counts nothing. */
export function parseUsage(value: unknown): Usage | undefined {
  if (!isOwn(value)) return undefined;
  const cachedInputTokens = count(value.cachedContentTokenCount);
  const reasoningTokens = count(value.thoughtsTokenCount);
  return {
    inputTokens: (count(value.promptTokenCount) ?? 0) + (count(value.toolUsePromptTokenCount) ?? 0),
    outputTokens: (count(value.candidatesTokenCount) ?? 0) + (reasoningTokens ?? 0),
    ...(cachedInputTokens !== undefined && { cachedInputTokens }),
    ...(reasoningTokens !== undefined && { reasoningTokens }),
    raw: value,
  };
}

/** The provider's own object when it is of this dialect, else one made from the canonical counts. */
export function renderUsage(usage: Usage): JsonObject {
  const { raw, inputTokens, outputTokens, cachedInputTokens, reasoningTokens } = usage;
  if (isOwn(raw)) return raw;
  return {
    promptTokenCount: inputTokens,
    ...(cachedInputTokens !== undefined && { cachedContentTokenCount: cachedInputTokens }),
    candidatesTokenCount: Math.max(0, outputTokens - (reasoningTokens ?? 0)),
    ...(reasoningTokens !== undefined && { thoughtsTokenCount: reasoningTokens }),
    totalTokenCount: inputTokens + outputTokens,
  };
}

const isOwn = (value: unknown): value is JsonObject =>
  isJsonObject(value) && (count(value.promptTokenCount) !== undefined || count(value.totalTokenCount) !== undefined);

/** A count of tokens; undefined for what is none. */
export const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
