import type { ReasoningSettings } from '@isartor/core';

/**
 * Tokens that stand for each word, in ascending order. No provider says how long its words are: these are the figures
 * that the providers' own guides use in their examples, and they are documented as an approximation.
 */
const BUDGETS = [
  ['minimal', 1024],
  ['low', 2048],
  ['medium', 8192],
  ['high', 16_384],
  ['xhigh', 32_768],
  ['max', 65_536],
] as const;

/** The budget in tokens that a caller's wish amounts to: its own figure, or that of its word; undefined for no measure. */
export function reasoningBudget({ budgetTokens, effort }: ReasoningSettings): number | undefined {
  return budgetTokens ?? BUDGETS.find(([word]) => word === effort)?.[1];
}

/** The word that a caller's wish amounts to, one of those every reasoning model knows for a figure; undefined for no measure. */
export function reasoningEffort({ budgetTokens, effort }: ReasoningSettings): string | undefined {
  if (effort !== undefined || budgetTokens === undefined) return effort;
  if (budgetTokens < 4096) return 'low';
  return budgetTokens < 12_288 ? 'medium' : 'high';
}
