import { z } from 'zod';
import type { KeyTable } from '../key-definition.js';
import { PARTS } from '../parts.js';
import { usagePrice } from '../schemas/usage-price.js';
import { wholeNumber } from '../schemas/whole-number.js';

export const PROVIDER_CHAIN_KEYS = {
  fallback_providers: {
    schema: z.array(z.looseObject({})).default([]).describe('Providers tried in order when the first cannot answer.'),
    secret: true,
    part: PARTS.failover,
  },
  'cloud_llm.strategy': {
    schema: z.enum(['ordered', 'weighted', 'cheapest']).default('ordered').describe('How the next provider is chosen.'),
    part: PARTS.failover,
  },
  'cloud_llm.hedge_after_ms': {
    schema: wholeNumber(0, 3_600_000)
      .default(0)
      .describe('Time without a first token after which a second provider is asked too. 0 is off.'),
    part: PARTS.hedging,
  },
  'cloud_llm.pass_through_credentials': {
    schema: z
      .boolean()
      .default(false)
      .describe(
        "Send the caller's own provider credential upstream; the gateway's key is then taken from X-Isartor-Key only.",
      ),
  },
  provider_keys: {
    schema: z.array(z.looseObject({})).default([]).describe('More keys of the provider, used in turn.'),
    secret: true,
    part: PARTS.keyPools,
  },
  key_rotation_strategy: {
    schema: z.enum(['round_robin', 'priority']).default('round_robin').describe('How the next key is chosen.'),
    part: PARTS.keyPools,
  },
  key_cooldown_secs: {
    schema: wholeNumber(1, 86_400).default(60).describe('How long a key rests after its limit was reached.'),
    part: PARTS.keyPools,
  },
  azure_deployment_id: { schema: z.string().optional().describe('Deployment of Azure OpenAI.'), part: PARTS.azure },
  azure_api_version: {
    schema: z.string().default('2024-08-01-preview').describe('API version of Azure OpenAI.'),
    part: PARTS.azure,
  },
  quota: {
    schema: z
      .record(z.string(), z.looseObject({}))
      .default({})
      .describe('Limits of tokens and cost by provider, and what happens at a limit.'),
    part: PARTS.quotas,
  },
  usage_pricing: {
    schema: z
      .record(z.string().min(1), usagePrice)
      .default({})
      .describe(
        'Prices by provider: input_cost_per_million_usd and output_cost_per_million_usd. What hits have saved is told by them.',
      ),
    example: '{ openai = { input_cost_per_million_usd = 0.15, output_cost_per_million_usd = 0.6 } }',
  },
  usage_log_path: {
    schema: z.string().default('~/.isartor').describe('Folder of the usage ledger.'),
    path: true,
    part: PARTS.usageLedger,
  },
  usage_retention_days: {
    schema: wholeNumber(1, 3650).default(30).describe('How long usage is kept.'),
    part: PARTS.usageLedger,
  },
  usage_window_hours: {
    schema: wholeNumber(1, 87_600).default(24).describe('The time span that usage figures cover.'),
    part: PARTS.usageLedger,
  },
  provider_health_check_interval_secs: {
    schema: wholeNumber(0, 86_400).default(300).describe('How often providers are probed. 0 is off.'),
    part: PARTS.healthChecks,
    off: [0],
  },
  offline_mode: {
    schema: z.boolean().default(false).describe('Never call anything outside this network.'),
    part: PARTS.offlineMode,
  },
} satisfies KeyTable;
