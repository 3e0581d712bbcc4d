import type { GatewayConfig } from './gateway-config.js';

/** Whether the built-in provider answers: only in demo mode, and only where no other one is named. */
export function usesDemoProvider({
  demo,
  externalLlmApiKey,
  externalLlmUrl,
}: Pick<GatewayConfig, 'demo' | 'externalLlmApiKey' | 'externalLlmUrl'>): boolean {
  return demo && externalLlmApiKey === undefined && externalLlmUrl === undefined;
}
