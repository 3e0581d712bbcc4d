/**
 * Tokens of one answer. `inputTokens` includes what was read from or written to a provider's prompt cache and
 * `outputTokens` includes reasoning, whatever the wire format says; `raw` is the provider's own object.
 */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
  readonly reasoningTokens?: number;
  readonly raw?: unknown;
}
