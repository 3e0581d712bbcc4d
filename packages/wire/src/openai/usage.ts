import type { JsonObject, Usage } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';

/** The usage object of an answer or a stream; undefined for what counts no prompt tokens. */
export function parseUsage(value: unknown): Usage | undefined {
  if (!isJsonObject(value)) return undefined;
  const inputTokens = count(value.prompt_tokens);
  if (inputTokens === undefined) return undefined;
  const cachedInputTokens = detail(value.prompt_tokens_details, 'cached_tokens');
  const reasoningTokens = detail(value.completion_tokens_details, 'reasoning_tokens');
  return {
    inputTokens,
    outputTokens: count(value.completion_tokens) ?? 0,
    ...(cachedInputTokens !== undefined && { cachedInputTokens }),
    ...(reasoningTokens !== undefined && { reasoningTokens }),
    raw: value,
  };
}

/** The provider's own object when it is of this dialect, else one made from the canonical counts. */
export function renderUsage(usage: Usage): JsonObject {
  const { raw, inputTokens, outputTokens, cachedInputTokens, reasoningTokens } = usage;
  if (isJsonObject(raw) && count(raw.prompt_tokens) !== undefined) return raw;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    ...(cachedInputTokens !== undefined && { prompt_tokens_details: { cached_tokens: cachedInputTokens } }),
    ...(reasoningTokens !== undefined && { completion_tokens_details: { reasoning_tokens: reasoningTokens } }),
  };
}

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;

const detail = (details: unknown, field: string): number | undefined =>
  isJsonObject(details) ? count(details[field]) : undefined;
