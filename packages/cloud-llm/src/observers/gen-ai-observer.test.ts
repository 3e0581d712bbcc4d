import { IsartorError } from '@isartor/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askTerminal as resolve, story } from '../../test/ask-terminal.js';
import { chatRequest } from '../../test/chat-request.js';
import { answers, createFakeProvider, fails, hangs } from '../../test/fake-provider.js';
import { layerContext } from '../../test/layer-context.js';
import { drain } from '../../test/read-reply.js';
import { type RecordingTelemetry, recordTelemetry } from '../../test/recording-telemetry.js';
import { createCloudLlm } from '../cloud-llm.js';
import { cloudLlmTerminal } from '../cloud-llm-terminal.js';
import type { Provider } from '../provider.js';

let telemetry: RecordingTelemetry;
beforeEach(() => {
  telemetry = recordTelemetry();
});
afterEach(() => telemetry.stop());

const streamed = chatRequest('hi', { stream: true });

describe('the measures of the conventions', () => {
  const LABELS = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai' };
  /** Names and labels; times are not worth a comparison. */
  const told = () => telemetry.measurements.map(({ name, labels }) => [name, labels] as const);
  const values = (name: string) =>
    [...telemetry.measurements, ...telemetry.counts].filter((one) => one.name === name).map(({ value }) => value);

  it('of a whole answer are its time and its tokens', async () => {
    const labels = { ...LABELS, 'gen_ai.request.model': 'gpt-measured' };
    await resolve([answers('hi')], chatRequest('hi', { model: 'gpt-measured' }));
    expect(told()).toEqual([
      ['gen_ai.client.operation.duration', { ...labels, 'error.type': '' }],
      ['gen_ai.client.token.usage', { ...labels, 'gen_ai.token.type': 'input' }],
      ['gen_ai.client.token.usage', { ...labels, 'gen_ai.token.type': 'output' }],
    ]);
    expect(values('gen_ai.client.token.usage')).toEqual([3, 2]);
  });

  it('of a stream tell when it began, and end with its last frame', async () => {
    const reply = await resolve([story], streamed);
    expect(told().map(([name]) => name)).toEqual(['gen_ai.client.operation.time_to_first_chunk']);
    await drain(reply);
    expect(values('gen_ai.client.operation.duration')).toHaveLength(1);
    expect(values('gen_ai.client.token.usage')).toEqual([9, 4]);
  });

  it('of a call that failed or was left tell why, of a model that nobody has answered for only that it is another', async () => {
    const invented = chatRequest('hi', { model: 'invented-by-the-caller' });
    await expect(resolve([fails(new IsartorError('upstream_timeout', 'no'))], invented)).rejects.toThrow();
    const caller = new AbortController();
    const left = resolve([hangs], invented, { signal: caller.signal });
    caller.abort();
    await expect(left).rejects.toThrow();
    const nowhere = { ...invented, provider: 'invented' };
    await expect(resolve([], nowhere)).rejects.toThrow();
    const labels = { ...LABELS, 'gen_ai.request.model': 'other' };
    expect(told().map(([, one]) => one)).toEqual([
      { ...labels, 'error.type': 'upstream_timeout' },
      { ...labels, 'error.type': 'client_closed' },
      { ...labels, 'gen_ai.provider.name': 'other', 'error.type': 'no_provider' },
    ]);
  });

  it('of embeddings hold no output, and of a count of tokens are none', async () => {
    const operations: Partial<Provider> = { capabilities: { operations: ['embeddings', 'count_tokens'] } };
    const provider: Provider = { ...createFakeProvider(answers('')), ...operations };
    const terminal = cloudLlmTerminal(createCloudLlm({ providers: [provider] }));
    await terminal.resolve(chatRequest('hi', { operation: 'embeddings' }), layerContext());
    expect(values('gen_ai.client.token.usage')).toEqual([3]);
    await terminal.resolve(chatRequest('hi', { operation: 'count_tokens' }), layerContext());
    expect(values('gen_ai.client.operation.duration')).toHaveLength(1);
  });

  it('are counters where those that still move are asked for', async () => {
    const image = { type: 'image', source: { kind: 'file-id', id: '1' } } as const;
    await resolve([answers('hi')], chatRequest('hi'), { told: { genAiSchema: 'latest' } });
    await resolve([answers('hi')], chatRequest('', { messages: [{ role: 'user', content: [image] }] }), {
      told: { genAiSchema: 'latest' },
    });
    expect(values('gen_ai.client.token.usage')).toEqual([]);
    expect(values('gen_ai.client.inference.operation.input_tokens')).toEqual([3, 3]);
    expect(values('gen_ai.client.inference.operation.output_tokens')).toEqual([2, 2]);
    expect(values('gen_ai.client.inference.usage.cache_read.input_tokens')).toEqual([1, 1]);
    expect(values('gen_ai.client.inference.usage.reasoning.output_tokens')).toEqual([1, 1]);
    const modalities = (name: string) =>
      telemetry.counts.filter((one) => one.name === name).map(({ labels }) => labels['gen_ai.token.modality']);
    expect(modalities('gen_ai.client.inference.usage.input_tokens')).toEqual(['text', 'unknown']);
    expect(modalities('gen_ai.client.inference.usage.output_tokens')).toEqual(['unknown', 'unknown']);
  });
});
