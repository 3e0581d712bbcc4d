import { z } from 'zod';
import { strictItem } from './strict-item.js';

/** What a provider takes, in US dollars for a million tokens. */
export interface UsagePrice {
  readonly inputUsdPerMillion: number;
  readonly outputUsdPerMillion: number;
}

const price = z.number().min(0).max(1_000_000).default(0);

/** One entry of `usage_pricing`. */
export const usagePrice = strictItem({
  input_cost_per_million_usd: price,
  output_cost_per_million_usd: price,
}).transform(
  (written): UsagePrice => ({
    inputUsdPerMillion: written.input_cost_per_million_usd,
    outputUsdPerMillion: written.output_cost_per_million_usd,
  }),
);
