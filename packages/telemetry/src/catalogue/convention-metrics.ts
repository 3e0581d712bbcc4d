import type { Bounded } from '../bounded.js';
import { counter, histogram } from '../metrics.js';

const OPERATION_SECONDS = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92,
] as const;

const TOKENS = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864] as const;

/** Labels of a call to a model, by the GenAI conventions. */
export interface GenAiLabels {
  'gen_ai.operation.name': Bounded;
  'gen_ai.provider.name': Bounded;
  'gen_ai.request.model': Bounded;
}

/** The same with what the tokens stand for; `unknown` where nobody told. */
export interface GenAiModalityLabels extends GenAiLabels {
  'gen_ai.token.modality': 'text' | 'unknown';
}

const usageCounter = (kind: string, description: string) =>
  counter<GenAiModalityLabels>({
    name: `gen_ai.client.inference.usage.${kind}`,
    description,
    unit: '{token}',
  });

const operationTokens = (kind: string, description: string) =>
  histogram<GenAiLabels>({
    name: `gen_ai.client.inference.operation.${kind}`,
    description,
    unit: '{token}',
    boundaries: TOKENS,
  });

/**
 * What takes the place of `genAiTokenUsage` in the conventions that are still moving; emitted on demand only
 * (`gen_ai_latest_experimental`).
 */
export const EXPERIMENTAL_GEN_AI_INSTRUMENTS = {
  genAiInputTokens: usageCounter('input_tokens', "Tokens that models have read, those of a provider's cache included."),
  genAiOutputTokens: usageCounter('output_tokens', 'Tokens that models have written, reasoning included.'),
  genAiCacheReadTokens: usageCounter('cache_read.input_tokens', "Tokens read from a provider's prompt cache."),
  genAiCacheWriteTokens: usageCounter('cache_write.input_tokens', "Tokens written to a provider's prompt cache."),
  genAiReasoningTokens: usageCounter('reasoning.output_tokens', 'Tokens that models have spent on reasoning.'),
  genAiOperationInputTokens: operationTokens('input_tokens', 'Tokens that one call has read.'),
  genAiOperationOutputTokens: operationTokens('output_tokens', 'Tokens that one call has written.'),
} as const;

/**
 * Instruments of OpenTelemetry's semantic conventions, beside the contract's own: GenAI clients (v1.41) and HTTP servers
 * (stable). Bucket edges are the conventions'.
 */
export const CONVENTION_INSTRUMENTS = {
  genAiOperationDuration: histogram<GenAiLabels & { 'error.type': Bounded }>({
    name: 'gen_ai.client.operation.duration',
    description:
      'Time of a call to a model, retries included, until the last byte; error.type is empty for one that succeeded.',
    unit: 's',
    boundaries: OPERATION_SECONDS,
  }),
  genAiTimeToFirstChunk: histogram<GenAiLabels>({
    name: 'gen_ai.client.operation.time_to_first_chunk',
    description: 'Time until the first chunk of a streamed answer came.',
    unit: 's',
    boundaries: OPERATION_SECONDS,
  }),
  genAiTokenUsage: histogram<GenAiLabels & { 'gen_ai.token.type': 'input' | 'output' }>({
    name: 'gen_ai.client.token.usage',
    description: 'Tokens of a call as the provider reported them; input includes what its own cache held.',
    unit: '{token}',
    boundaries: TOKENS,
  }),
  httpServerRequestDuration: histogram<{
    'http.request.method': Bounded;
    'http.response.status_code': Bounded;
    'http.route': Bounded;
    'url.scheme': 'http';
    'error.type': Bounded;
  }>({
    name: 'http.server.request.duration',
    description: 'Time of an HTTP request of any route, until the last byte of its answer.',
    unit: 's',
    boundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
  }),
} as const;
