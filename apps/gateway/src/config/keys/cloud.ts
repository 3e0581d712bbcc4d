import { cloudLlmConfig } from '@isartor/cloud-llm';
import { z } from 'zod';
import type { KeyTable } from '../key-definition.js';
import { PARTS } from '../parts.js';
import { httpUrl } from '../schemas/http-url.js';
import { providerName } from '../schemas/provider-name.js';
import { secretText } from '../schemas/secret-text.js';
import { PROVIDER_CHAIN_KEYS } from './provider-chain.js';

const cloud = cloudLlmConfig.shape;

export const CLOUD_KEYS = {
  llm_provider: {
    schema: providerName.default('openai').describe('The provider that answers what no layer before it could.'),
    valueParts: {
      azure: PARTS.azure,
      cohere: PARTS.cohere,
      copilot: PARTS.copilot,
    },
  },
  external_llm_api_key: {
    schema: secretText.optional().describe("The provider's key."),
    secret: true,
    example: '"sk-..."',
  },
  external_llm_model: {
    schema: z.string().min(1).default('gpt-4o-mini').describe('The model of a request that names none.'),
  },
  external_llm_url: {
    schema: httpUrl
      .optional()
      .describe(
        "Base URL or full endpoint of a server that speaks the provider's dialect, in place of the provider's own.",
      ),
    example: '"http://127.0.0.1:11434/v1"',
  },
  model_aliases: {
    schema: z
      .record(z.string().min(1), z.string().min(1))
      .default({})
      .describe('Names that clients may use for a model, each with the model it stands for.'),
    example: '{ fast = "gpt-4o-mini" }',
  },
  l3_timeout_secs: { schema: cloud.totalTimeoutSeconds },
  'cloud_llm.first_token_timeout_ms': { schema: cloud.firstTokenTimeoutMs },
  'cloud_llm.idle_timeout_ms': { schema: cloud.idleTimeoutMs },
  'cloud_llm.max_attempts': { schema: cloud.maxAttempts },
  'cloud_llm.force_model': { schema: cloud.forceModel },
  ...PROVIDER_CHAIN_KEYS,
} satisfies KeyTable;
