import { type ChatRequest, createCollector } from '@isartor/core';
import type { OpenSpan, SpanCatalogue } from '@isartor/telemetry';
import type { CallObserver } from '../call-observer.js';
import { capturedAnswer, capturedRequest } from './messages-text.js';

/** No more of a streamed answer is kept than could be told. */
const MAX_KEPT_BYTES = 64 * 1024;

/** Writes what is asked and what was answered into the span of a call, what came of a stream that broke included. */
export function createContentObserver(
  { messages }: ChatRequest,
  span: OpenSpan<SpanCatalogue['layer3_llm']['end']>,
): CallObserver {
  span.set(capturedRequest(messages));
  const collector = createCollector();
  let told = false;
  return {
    onAttempt() {},
    onAttemptFailed() {},
    onReply(reply) {
      if (reply.kind !== 'complete') return;
      told = true;
      span.set({ 'gen_ai.output.messages': capturedAnswer(reply.completion.choices) });
    },
    onFrame({ events }) {
      if (collector.textBytes < MAX_KEPT_BYTES) collector.push(events);
    },
    onEnd() {
      if (told) return;
      const { choices } = collector.finish('');
      if (choices.length > 0) span.set({ 'gen_ai.output.messages': capturedAnswer(choices) });
    },
  };
}
