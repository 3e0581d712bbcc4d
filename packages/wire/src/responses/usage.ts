import type { JsonObject, Usage } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { present } from '../json/present.js';

/** The usage object of an answer; undefined for what counts no input tokens. */
export function parseUsage(value: unknown): Usage | undefined {
  if (!isJsonObject(value)) return undefined;
  const inputTokens = count(value.input_tokens);
  if (inputTokens === undefined) return undefined;
  return {
    inputTokens,
    outputTokens: count(value.output_tokens) ?? 0,
    ...present({
      cachedInputTokens: detail(value.input_tokens_details, 'cached_tokens'),
      cacheWriteInputTokens: detail(value.input_tokens_details, 'cache_write_tokens'),
      reasoningTokens: detail(value.output_tokens_details, 'reasoning_tokens'),
    }),
    raw: value,
  };
}

/** The provider's own object when it is of this dialect, else one made from the canonical counts. */
export function renderUsage(usage: Usage): JsonObject {
  const { raw, inputTokens, outputTokens, cachedInputTokens = 0, cacheWriteInputTokens, reasoningTokens = 0 } = usage;
  if (isOwn(raw, usage)) return raw;
  return {
    input_tokens: inputTokens,
    input_tokens_details: {
      cached_tokens: cachedInputTokens,
      ...(cacheWriteInputTokens !== undefined && { cache_write_tokens: cacheWriteInputTokens }),
    },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: reasoningTokens },
    total_tokens: inputTokens + outputTokens,
  };
}

/** Another dialect uses the same two names, but does not count what its cache held, and tells no total. */
const isOwn = (raw: unknown, { inputTokens }: Usage): raw is JsonObject =>
  isJsonObject(raw) && raw.input_tokens === inputTokens && count(raw.total_tokens) !== undefined;

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;

const detail = (details: unknown, field: string): number | undefined =>
  isJsonObject(details) ? count(details[field]) : undefined;
