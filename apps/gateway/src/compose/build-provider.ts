import { createDemoProvider, createKnownProvider, type Provider, type ProviderCodecs } from '@isartor/cloud-llm';
import {
  anthropicProviderCodec,
  geminiProviderCodec,
  openaiProviderCodec,
  responsesProviderCodec,
} from '@isartor/wire';
import type { GatewayConfig } from '../config/gateway-config.js';
import { usesDemoProvider } from '../config/uses-demo-provider.js';

const CODECS: ProviderCodecs = {
  openai: openaiProviderCodec,
  responses: responsesProviderCodec,
  anthropic: anthropicProviderCodec,
  gemini: geminiProviderCodec,
};

/** The provider that the configuration names; the demo provider only in demo mode, and only where none is named. */
export function buildProvider(config: GatewayConfig): Provider {
  if (usesDemoProvider(config)) return createDemoProvider();
  const { llmProvider: name, externalLlmUrl: url, externalLlmApiKey: apiKey } = config;
  return createKnownProvider({
    name,
    codecs: CODECS,
    ...(url === undefined ? {} : { url }),
    ...(apiKey === undefined ? {} : { apiKey }),
  });
}
