import { createDemoProvider, createOpenaiCompatibleProvider, knownProvider, type Provider } from '@isartor/cloud-llm';
import { openaiProviderCodec } from '@isartor/wire';
import type { GatewayConfig } from '../config/gateway-config.js';

/** The provider that the configuration names; the demo provider only in demo mode, and only where none is named. */
export function buildProvider(config: GatewayConfig): Provider {
  return usesDemoProvider(config) ? createDemoProvider() : buildCloudProvider(config);
}

export function usesDemoProvider({ demo, externalLlmApiKey, externalLlmUrl }: GatewayConfig): boolean {
  return demo && externalLlmApiKey === undefined && externalLlmUrl === undefined;
}

function buildCloudProvider({ llmProvider, externalLlmUrl, externalLlmApiKey }: GatewayConfig): Provider {
  const known = knownProvider(llmProvider);
  return createOpenaiCompatibleProvider({
    name: llmProvider,
    url: externalLlmUrl ?? known.baseUrl,
    modelFamilies: known.modelFamilies,
    takesStreamOptions: known.takesStreamOptions,
    codec: openaiProviderCodec,
    ...(externalLlmApiKey === undefined ? {} : { apiKey: externalLlmApiKey }),
  });
}
