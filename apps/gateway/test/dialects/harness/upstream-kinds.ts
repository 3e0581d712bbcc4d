import {
  startAnthropicUpstream,
  startGeminiUpstream,
  startOpenaiUpstream,
  startResponsesUpstream,
  type Upstream,
  type UpstreamDialect,
} from '@isartor/testing';
import { startTestGateway, type TestGateway } from '../../harness/test-gateway.js';

/** One of the dialects that providers speak, and how a gateway is set up for it. */
export interface UpstreamKind {
  readonly dialect: UpstreamDialect;
  /** The name of the provider that speaks it. */
  readonly provider: string;
  /** A model of its family. */
  readonly model: string;
  start(): Promise<Upstream>;
}

/** Every dialect. Chat Completions is spoken by a provider that has no Responses API: there, all else is translated. */
export const UPSTREAM_KINDS: readonly UpstreamKind[] = [
  { dialect: 'openai', provider: 'groq', model: 'llama-3.3-70b-versatile', start: () => startOpenaiUpstream() },
  { dialect: 'responses', provider: 'openai', model: 'gpt-5-mini', start: () => startResponsesUpstream() },
  { dialect: 'anthropic', provider: 'anthropic', model: 'claude-haiku-4-5', start: () => startAnthropicUpstream() },
  { dialect: 'gemini', provider: 'gemini', model: 'gemini-2.5-flash', start: () => startGeminiUpstream() },
];

/** A gateway in front of such an upstream; it asks once. */
export async function startGatewayFor({ provider, start }: UpstreamKind): Promise<TestGateway> {
  const upstream = await start();
  const env = { ISARTOR__LLM_PROVIDER: provider, ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' };
  const gateway = await startTestGateway({ upstream, env });
  return {
    ...gateway,
    stop: async () => {
      await upstream.close();
      await gateway.stop();
    },
  };
}
