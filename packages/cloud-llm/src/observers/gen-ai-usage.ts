import type { ChatRequest, Message, Part, Usage } from '@isartor/core';
import type { GenAiLabels } from '@isartor/telemetry';
import { genAiMetrics } from '../telemetry.js';

/**
 * Which conventions the tokens of a call are told by: one histogram by token type (v1.41), or what takes its place in the
 * conventions that are still moving (`gen_ai_latest_experimental`).
 */
export type GenAiSchema = 'v1.41' | 'latest';

/** What a call used, and by which labels it is told. */
export interface UsageRecord {
  readonly schema: GenAiSchema;
  readonly request: ChatRequest;
  readonly usage: Usage;
  readonly labels: GenAiLabels;
}

/** Records what the provider reported; input includes what its prompt cache held. Vectors are no output in tokens. */
export function recordUsage(record: UsageRecord): void {
  if (record.schema === 'latest') recordLatest(record);
  else recordByType(record);
}

function recordByType({ request, usage, labels }: UsageRecord): void {
  genAiMetrics.genAiTokenUsage.record(usage.inputTokens, { ...labels, 'gen_ai.token.type': 'input' });
  if (request.operation !== 'chat') return;
  genAiMetrics.genAiTokenUsage.record(usage.outputTokens, { ...labels, 'gen_ai.token.type': 'output' });
}

function recordLatest({ request, usage, labels }: UsageRecord): void {
  const read = { ...labels, 'gen_ai.token.modality': isAllText(request.messages) ? 'text' : 'unknown' } as const;
  genAiMetrics.genAiInputTokens.add(usage.inputTokens, read);
  genAiMetrics.genAiOperationInputTokens.record(usage.inputTokens, labels);
  if (usage.cachedInputTokens !== undefined) genAiMetrics.genAiCacheReadTokens.add(usage.cachedInputTokens, read);
  if (usage.cacheWriteInputTokens !== undefined) {
    genAiMetrics.genAiCacheWriteTokens.add(usage.cacheWriteInputTokens, read);
  }
  if (request.operation !== 'chat') return;
  // A model may have drawn or spoken: providers do not say in one way which of its tokens were words.
  const written = { ...labels, 'gen_ai.token.modality': 'unknown' } as const;
  genAiMetrics.genAiOutputTokens.add(usage.outputTokens, written);
  genAiMetrics.genAiOperationOutputTokens.record(usage.outputTokens, labels);
  if (usage.reasoningTokens !== undefined) {
    genAiMetrics.genAiReasoningTokens.add(usage.reasoningTokens, { ...labels, 'gen_ai.token.modality': 'text' });
  }
}

const isAllText = (messages: readonly Message[]): boolean => messages.every(({ content }) => content.every(isText));

const TEXTS: ReadonlySet<Part['type']> = new Set(['text', 'reasoning', 'refusal', 'tool-call']);

const isText = (part: Part): boolean =>
  part.type === 'tool-result' ? part.content.every(isText) : TEXTS.has(part.type);
