import type { ChatEvent, FinishReason, IsartorError, Operation, Usage } from '@isartor/core';
import type { Attempts, Bounded, OpenSpan, SpanCatalogue } from '@isartor/telemetry';
import type { CallObserver } from '../call-observer.js';
import { cloudLlmMetrics } from '../telemetry.js';
import { errorType } from './error-type.js';
import { responseId, streamedResponseId } from './response-id.js';

type EndAttributes = SpanCatalogue['layer3_llm']['end'];

export interface SpanObserverOptions {
  readonly operation: Operation;
  readonly span: OpenSpan<EndAttributes>;
  /** The calling agent, as a metric label. */
  readonly tool: Bounded;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
}

/** Codes that say the same request may succeed at another time. */
const RETRYABLE = new Set<IsartorError['code']>([
  'upstream_failed',
  'upstream_overloaded',
  'upstream_unreachable',
  'upstream_rate_limited',
  'upstream_timeout',
  'upstream_broken',
]);

/** Writes one call into its span, which it ends, and into L3's metrics. */
export function createSpanObserver({ operation, span, tool, now }: SpanObserverOptions): CallObserver {
  const startedAt = now();
  const finishReasons: string[] = [];
  let failedAttempts = 0;
  let replied = false;
  let idKnown = !span.span.isRecording();

  const countRetries = (outcome: 'success' | 'exhausted', attempts: number): void => {
    if (attempts === 1) return;
    span.set({ 'http.request.resend_count': attempts - 1 });
    cloudLlmMetrics.retries.add(1, { operation: 'l3_cloud', attempts: attemptsLabel(attempts), outcome, tool });
  };

  const tellId = (id: string | undefined): void => {
    if (id === undefined) return;
    idKnown = true;
    span.set({ 'gen_ai.response.id': id });
  };

  const tellEvent = (event: ChatEvent): void => {
    if (event.type === 'start') span.set({ 'gen_ai.response.model': event.model });
    else if (event.type === 'usage') span.set(usageAttributes(operation, event.usage));
    else if (event.type === 'finish') finishReasons.push(reasonText(event.reason));
  };

  return {
    onAttempt() {},
    onAttemptFailed(error, final) {
      failedAttempts += 1;
      const errorClass = RETRYABLE.has(error.code) ? 'retryable' : 'fatal';
      cloudLlmMetrics.errors.add(1, { layer: 'L3_Cloud', error_class: errorClass, tool });
      if (!final) span.event('retry', { 'error.type': errorType(error) });
      else if (!replied) countRetries('exhausted', failedAttempts);
    },
    onReply(reply, attempts) {
      replied = true;
      countRetries('success', attempts);
      if (reply.kind === 'stream') {
        span.set({ 'gen_ai.response.time_to_first_chunk': (now() - startedAt) / 1000 });
        span.event('gen_ai.first_chunk');
        return;
      }
      const { model, choices, usage } = reply.completion;
      span.set({ 'gen_ai.response.model': model, ...usageAttributes(operation, usage) });
      for (const choice of choices) finishReasons.push(reasonText(choice.finishReason));
      if (!idKnown && reply.raw !== undefined) tellId(responseId(reply.raw));
    },
    onFrame(frame) {
      if (!idKnown) tellId(streamedResponseId(frame));
      for (const event of frame.events) tellEvent(event);
    },
    onEnd(end) {
      if (finishReasons.length > 0) span.set({ 'gen_ai.response.finish_reasons': finishReasons });
      if (end.status === 'failed') {
        span.set({ 'error.type': errorType(end.error) });
        span.fail(end.error);
      }
      span.end();
    },
  };
}

const reasonText = ({ raw, unified }: FinishReason): string => raw ?? unified;

/** What was used: counting tokens uses none, and vectors are no output in tokens. */
function usageAttributes(operation: Operation, usage: Usage | undefined): Partial<EndAttributes> {
  if (usage === undefined || operation === 'count_tokens') return {};
  const { inputTokens, outputTokens, cachedInputTokens, cacheWriteInputTokens, reasoningTokens } = usage;
  return {
    'gen_ai.usage.input_tokens': inputTokens,
    ...(operation === 'chat' && { 'gen_ai.usage.output_tokens': outputTokens }),
    ...(cachedInputTokens !== undefined && { 'gen_ai.usage.cache_read.input_tokens': cachedInputTokens }),
    ...(cacheWriteInputTokens !== undefined && { 'gen_ai.usage.cache_creation.input_tokens': cacheWriteInputTokens }),
    ...(reasoningTokens !== undefined && { 'gen_ai.usage.reasoning.output_tokens': reasoningTokens }),
  };
}

const ATTEMPTS: readonly Attempts[] = ['1', '2', '3', '4', '5'];

const attemptsLabel = (attempts: number): Attempts => ATTEMPTS[attempts - 1] ?? 'more';
