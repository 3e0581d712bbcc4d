import { knownProvider } from '@isartor/cloud-llm';
import { ConfigError } from './config-error.js';
import type { GatewayConfig } from './gateway-config.js';

/**
 * Checks that a real start has a provider that can answer: one that needs no key, a key, or a server of one's own.
 * @throws ConfigError that says how to set one up.
 */
export function checkProvider(config: GatewayConfig): void {
  const { demo, externalLlmApiKey, externalLlmUrl, llmProvider } = config;
  if (demo || externalLlmApiKey !== undefined || externalLlmUrl !== undefined) return;
  if (config.cloudLlm.passThroughCredentials) return;
  if (!knownProvider(llmProvider).requiresKey) return;
  throw new ConfigError([
    `The provider "${llmProvider}" needs a key. Give it one of these ways:
      in the environment   export ISARTOR__EXTERNAL_LLM_API_KEY=...   (or ISARTOR__EXTERNAL_LLM_API_KEY_FILE=FILE)
      in isartor.toml      external_llm_api_key = "..."
    choose another with llm_provider (ollama needs none) or external_llm_url, or try it without one: isartor up --demo`,
  ]);
}
