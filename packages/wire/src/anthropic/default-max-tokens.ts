const DEFAULT = 64_000;

/** The longest answers of models that write less than the rest; the first that matches counts. */
const LONGEST: readonly (readonly [model: RegExp, tokens: number])[] = [
  [/claude-3-(?:haiku|opus|sonnet)/, 4096],
  [/claude-3-5-/, 8192],
  [/claude-opus-4-(?:[01](?!\d)|2025)/, 32_000],
];

/**
 * The limit of an answer, in tokens, for a request that came without one. Anthropic requires a limit and refuses one that
 * the model cannot reach; elsewhere "no limit" means as long as the model can, so a lower one would cut answers that are
 * whole today.
 */
export function defaultMaxTokens(model: string): number {
  return LONGEST.find(([pattern]) => pattern.test(model))?.[1] ?? DEFAULT;
}
