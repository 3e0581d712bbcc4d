/** Estimated prompt tokens in `bytes` of UTF-8 text: a quarter of them, at least 1. */
export function estimateTokens(bytes: number): number {
  return Math.max(1, Math.floor(bytes / 4));
}
