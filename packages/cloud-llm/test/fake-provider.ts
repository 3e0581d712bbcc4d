import type { ChatReply, ChatRequest, ReplyFrame } from '@isartor/core';
import type { Provider, ProviderCall } from '../src/provider.js';

/** What one attempt does; rejects with the signal's reason when it is never told to do anything. */
export type Attempt = (request: ChatRequest, call: ProviderCall) => Promise<ChatReply>;

/** A provider in memory that plays one attempt after the other, the last one for ever. */
export function createFakeProvider(...attempts: readonly Attempt[]): Provider & { readonly calls: ProviderCall[] } {
  const calls: ProviderCall[] = [];
  return {
    name: 'openai',
    capabilities: { operations: ['chat'] },
    modelFamilies: [],
    calls,
    send(request, call) {
      const attempt = attempts[Math.min(calls.length, attempts.length - 1)];
      calls.push(call);
      return attempt === undefined ? hangs(request, call) : attempt(request, call);
    },
    close: () => Promise.resolve(),
  };
}

/** Never answers; only the signal ends it. */
export const hangs: Attempt = (_request, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

export const fails =
  (error: Error): Attempt =>
  () =>
    Promise.reject(error);

const origin = { provider: 'openai', headers: {} };

/** Answers whole. */
export const answers =
  (text: string): Attempt =>
  (request) =>
    Promise.resolve({
      kind: 'complete',
      origin,
      completion: {
        provider: 'openai',
        model: request.model,
        choices: [{ index: 0, content: [{ type: 'text', text }], finishReason: { unified: 'stop', raw: 'stop' } }],
        usage: { inputTokens: 3, outputTokens: 2, cachedInputTokens: 1, reasoningTokens: 1 },
      },
    });

/** Streams these frames as they are pulled. */
export const streams =
  (frames: (call: ProviderCall) => AsyncIterable<ReplyFrame>): Attempt =>
  (_request, call) =>
    Promise.resolve({ kind: 'stream', origin, frames: frames(call) });

export const textFrame = (text: string): ReplyFrame => ({ events: [{ type: 'text-delta', choice: 0, text }] });
