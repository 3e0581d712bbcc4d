import type { JsonObject, Usage } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';

/** The usage object of an answer or a stream; undefined for what counts no input. */
export function parseUsage(value: unknown): Usage | undefined {
  if (!isJsonObject(value)) return undefined;
  const fresh = count(value.input_tokens);
  if (fresh === undefined) return undefined;
  const cachedInputTokens = count(value.cache_read_input_tokens);
  const cacheWriteInputTokens = count(value.cache_creation_input_tokens);
  const details = value.output_tokens_details;
  const reasoningTokens = isJsonObject(details) ? count(details.thinking_tokens) : undefined;
  return {
    inputTokens: fresh + (cachedInputTokens ?? 0) + (cacheWriteInputTokens ?? 0),
    outputTokens: count(value.output_tokens) ?? 0,
    ...(cachedInputTokens !== undefined && { cachedInputTokens }),
    ...(cacheWriteInputTokens !== undefined && { cacheWriteInputTokens }),
    ...(reasoningTokens !== undefined && { reasoningTokens }),
    raw: value,
  };
}

/** What a stream told at its start, brought up to date by what it told later; null says nothing new. */
export function mergeUsage(told: JsonObject, news: unknown): JsonObject {
  if (!isJsonObject(news)) return told;
  const fresh = Object.entries(news).filter(([name, value]) => value !== null || told[name] === undefined);
  return { ...told, ...Object.fromEntries(fresh) };
}

/**
 * The provider's own object when it is of this dialect, else one made from the canonical counts, in which cache reads and
 * writes stand beside the input and not in it. Clients rely on the object: zeros where nothing was told.
 */
export function renderUsage(usage: Usage | undefined): JsonObject {
  if (usage === undefined) return { input_tokens: 0, output_tokens: 0 };
  const { raw, inputTokens, outputTokens, cachedInputTokens = 0, cacheWriteInputTokens = 0, reasoningTokens } = usage;
  if (isJsonObject(raw) && isOwn(raw)) return raw;
  return {
    input_tokens: Math.max(0, inputTokens - cachedInputTokens - cacheWriteInputTokens),
    cache_creation_input_tokens: cacheWriteInputTokens,
    cache_read_input_tokens: cachedInputTokens,
    output_tokens: outputTokens,
    ...(reasoningTokens !== undefined && { output_tokens_details: { thinking_tokens: reasoningTokens } }),
  };
}

/** The Responses API calls its counts the same and means another thing: its input holds what came from a cache. */
const isOwn = (raw: JsonObject): boolean =>
  count(raw.input_tokens) !== undefined &&
  count(raw.output_tokens) !== undefined &&
  raw.total_tokens === undefined &&
  raw.input_tokens_details === undefined;

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
