import { createMetrics, createSpans, INSTRUMENTATION_SCOPE, INSTRUMENTS, type SpanCatalogue } from '@isartor/telemetry';

/** The spans of L3: of the catalogue, the one this package opens. */
export const cloudLlmSpans = createSpans<Pick<SpanCatalogue, 'layer3_llm'>>(
  { name: INSTRUMENTATION_SCOPE },
  { layer3_llm: 'client' },
);

/** What L3 measures: each failed attempt, and each call that took more than one. */
export const cloudLlmMetrics = createMetrics({ errors: INSTRUMENTS.errors, retries: INSTRUMENTS.retries });

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
