import {
  CONVENTION_INSTRUMENTS,
  createMetrics,
  createSpans,
  EXPERIMENTAL_GEN_AI_INSTRUMENTS,
  INSTRUMENTATION_SCOPE,
  INSTRUMENTS,
  type SpanCatalogue,
} from '@isartor/telemetry';

/** The spans of L3: of the catalogue, those this package opens. */
export const cloudLlmSpans = createSpans<Pick<SpanCatalogue, 'layer3_llm' | 'layer3_llm_attempt'>>(
  { name: INSTRUMENTATION_SCOPE },
  { layer3_llm: 'client', layer3_llm_attempt: 'client' },
);

/** What L3 measures by the contract: each failed attempt, and each call that took more than one. */
export const cloudLlmMetrics = createMetrics({ errors: INSTRUMENTS.errors, retries: INSTRUMENTS.retries });

/** What L3 measures by the conventions for clients of models, those that are still moving included. */
export const genAiMetrics = createMetrics({
  genAiOperationDuration: CONVENTION_INSTRUMENTS.genAiOperationDuration,
  genAiTimeToFirstChunk: CONVENTION_INSTRUMENTS.genAiTimeToFirstChunk,
  genAiTokenUsage: CONVENTION_INSTRUMENTS.genAiTokenUsage,
  ...EXPERIMENTAL_GEN_AI_INSTRUMENTS,
});

/** Providers whose name in the GenAI conventions is not their name here. */
const GEN_AI_NAMES: Readonly<Record<string, string>> = {
  gemini: 'gcp.gemini',
  mistral: 'mistral_ai',
  moonshot: 'moonshot_ai',
  xai: 'x_ai',
};

/** `gen_ai.provider.name` of a provider. */
export function genAiProviderName(provider: string): string {
  return (Object.hasOwn(GEN_AI_NAMES, provider) ? GEN_AI_NAMES[provider] : undefined) ?? provider;
}
