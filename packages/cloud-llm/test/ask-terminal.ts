import { type ChatReply, type ChatRequest, IsartorError, type LayerContext } from '@isartor/core';
import { createCloudLlm } from '../src/cloud-llm.js';
import { type CloudLlmTerminalOptions, cloudLlmTerminal } from '../src/cloud-llm-terminal.js';
import type { Provider } from '../src/provider.js';
import { SYSTEM_TIMERS } from '../src/timers.js';
import { type Attempt, createFakeProvider, streams, textFrame } from './fake-provider.js';
import { layerContext } from './layer-context.js';

/** Runs one request through the terminal, whose provider plays `attempts`; waits between them are nothing. */
export function askTerminal(
  attempts: readonly Attempt[],
  request: ChatRequest,
  { told, ...context }: Partial<LayerContext> & { readonly told?: CloudLlmTerminalOptions } = {},
): Promise<ChatReply> {
  const provider: Provider = { ...createFakeProvider(...attempts), server: { host: 'api.example.com', port: 443 } };
  const cloudLlm = createCloudLlm({ providers: [provider], timers: SYSTEM_TIMERS, random: () => 0 });
  return cloudLlmTerminal(cloudLlm, told).resolve(request, layerContext(context));
}

const FINISH = { type: 'finish', choice: 0, reason: { unified: 'length', raw: 'max_tokens' } } as const;
const USAGE = { type: 'usage', usage: { inputTokens: 9, outputTokens: 4, cacheWriteInputTokens: 2 } } as const;

/** A stream of one word that ends for want of tokens. */
export const story = streams(async function* () {
  yield { events: [{ type: 'start', model: 'gpt-test-2026' }] };
  yield textFrame('Once');
  yield { events: [FINISH] };
  yield { events: [USAGE] };
});

/** The same, cut after its word. */
export const brokenStory = streams(async function* () {
  yield textFrame('Once');
  throw new IsartorError('upstream_broken', 'cut');
});
