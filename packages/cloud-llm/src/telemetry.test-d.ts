import { bounded } from '@isartor/telemetry';
import { cloudLlmMetrics, cloudLlmSpans, genAiMetrics } from './telemetry.js';

const tool = bounded('codex', ['codex']);
const start = {
  'ai.prompt.length_bytes': 1,
  'provider.name': 'openai',
  model: 'gpt',
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt',
  'isartor.step': 'Layer3_CloudLlm',
} as const;

const span = cloudLlmSpans.start('layer3_llm', start);
span.set({ 'gen_ai.usage.input_tokens': 1, 'error.type': 'x' });

const attempt = {
  'provider.name': 'openai',
  model: 'gpt',
  'gen_ai.provider.name': 'openai',
  'http.request.resend_count': 0,
  'isartor.step': 'Layer3_CloudLlm',
} as const;
cloudLlmSpans.start('layer3_llm_attempt', attempt, { startedAt: 1 }).set({ 'error.type': '500' });
cloudLlmSpans.start('layer3_llm', { ...start, 'gen_ai.request.stop_sequences': ['END'], 'gen_ai.request.seed': 1 });

// @ts-expect-error -- which attempt it was is missing
cloudLlmSpans.start('layer3_llm_attempt', { ...attempt, 'http.request.resend_count': undefined });
// @ts-expect-error -- usage is the call's
cloudLlmSpans.start('layer3_llm_attempt', attempt).set({ 'gen_ai.usage.input_tokens': 1 });
// @ts-expect-error -- what was said is no start attribute
cloudLlmSpans.start('layer3_llm', { ...start, 'gen_ai.input.messages': '[]' });
// @ts-expect-error -- another layer's span
cloudLlmSpans.start('l1a_exact_cache_get', start);
// @ts-expect-error -- the model is missing
cloudLlmSpans.start('layer3_llm', { ...start, model: undefined });
// @ts-expect-error -- bytes are a number
cloudLlmSpans.start('layer3_llm', { ...start, 'ai.prompt.length_bytes': '1' });
// @ts-expect-error -- no such attribute
span.set({ 'gen_ai.usage.input': 1 });
// @ts-expect-error -- finish reasons are a list
span.set({ 'gen_ai.response.finish_reasons': 'stop' });

cloudLlmMetrics.errors.add(1, { layer: 'L3_Cloud', error_class: 'fatal', tool });
cloudLlmMetrics.retries.add(1, { operation: 'l3_cloud', attempts: '2', outcome: 'success', tool });

// @ts-expect-error -- an unbounded label
cloudLlmMetrics.errors.add(1, { layer: 'L3_Cloud', error_class: 'fatal', tool: 'codex' });
// @ts-expect-error -- no such class
cloudLlmMetrics.errors.add(1, { layer: 'L3_Cloud', error_class: 'maybe', tool });
// @ts-expect-error -- attempts are a label
cloudLlmMetrics.retries.add(1, { operation: 'l3_cloud', attempts: 2, outcome: 'success', tool });
// @ts-expect-error -- not an instrument of this package
cloudLlmMetrics.requests.add(1, {});

const call = { 'gen_ai.operation.name': tool, 'gen_ai.provider.name': tool, 'gen_ai.request.model': tool };
genAiMetrics.genAiTokenUsage.record(1, { ...call, 'gen_ai.token.type': 'input' });
genAiMetrics.genAiInputTokens.add(1, { ...call, 'gen_ai.token.modality': 'unknown' });

// @ts-expect-error -- a model must be bounded
genAiMetrics.genAiTimeToFirstChunk.record(1, { ...call, 'gen_ai.request.model': 'gpt' });
// @ts-expect-error -- no such type of token
genAiMetrics.genAiTokenUsage.record(1, { ...call, 'gen_ai.token.type': 'cached' });
// @ts-expect-error -- the modality is missing
genAiMetrics.genAiInputTokens.add(1, call);
