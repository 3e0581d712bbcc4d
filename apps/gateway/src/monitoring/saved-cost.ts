import type { Usage } from '@isartor/core';
import type { UsagePrice } from '../config/schemas/usage-price.js';

/** What an answer used that was paid for once, and what its provider takes. */
export interface PaidAnswer {
  /** As the provider reported it; absent where it did not. */
  readonly usage?: Usage | undefined;
  /** Absent where no price is configured for the provider. */
  readonly price?: UsagePrice | undefined;
}

const MILLION = 1_000_000;

/**
 * US dollars that the same answer would have cost again. Without a report of its usage its prompt alone is priced, by
 * `estimatedInputTokens`; without a price it is 0.
 */
export function savedCost({ usage, price }: PaidAnswer, estimatedInputTokens: number): number {
  if (price === undefined) return 0;
  const { inputTokens, outputTokens } = usage ?? { inputTokens: estimatedInputTokens, outputTokens: 0 };
  return (inputTokens * price.inputUsdPerMillion + outputTokens * price.outputUsdPerMillion) / MILLION;
}
