import { type ChatReply, type ChatRequest, type ErrorDetails, IsartorError, type Operation } from '@isartor/core';
import { SpanStatusCode } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatRequest } from '../test/chat-request.js';
import { type Attempt, createFakeProvider, fails } from '../test/fake-provider.js';
import { layerContext } from '../test/layer-context.js';
import { type RecordingTelemetry, recordTelemetry } from '../test/recording-telemetry.js';
import { createCloudLlm } from './cloud-llm.js';
import { cloudLlmTerminal } from './cloud-llm-terminal.js';

let telemetry: RecordingTelemetry;
beforeEach(() => {
  telemetry = recordTelemetry();
});
afterEach(() => telemetry.stop());

const COUNTING: readonly Operation[] = ['chat', 'embeddings', 'count_tokens'];
const count = chatRequest('x'.repeat(100), { operation: 'count_tokens' });

/** Answers without choices, as counts and embeddings do. */
const tells =
  (inputTokens: number): Attempt =>
  ({ provider, model }) =>
    Promise.resolve({
      kind: 'complete',
      origin: { provider, headers: { 'x-request-id': 'req_1' } },
      completion: { provider, model, choices: [], usage: { inputTokens, outputTokens: 0 } },
    });

function resolve(operations: readonly Operation[], attempt: Attempt, request: ChatRequest): Promise<ChatReply> {
  const provider = { ...createFakeProvider(attempt), capabilities: { operations } };
  const cloudLlm = createCloudLlm({ providers: [provider], random: () => 0 });
  return cloudLlmTerminal(cloudLlm).resolve(request, layerContext({ parent: telemetry.parent }));
}

const ESTIMATE = {
  kind: 'complete',
  estimated: true,
  origin: { provider: 'openai', headers: {} },
  completion: { provider: 'openai', model: 'gpt-test', choices: [], usage: { inputTokens: 25, outputTokens: 0 } },
};

describe('a count of tokens', () => {
  it('is that of the provider where it can count', async () => {
    const reply = await resolve(COUNTING, tells(42), count);
    expect(reply).toMatchObject({ completion: { usage: { inputTokens: 42 } } });
    expect(reply).not.toHaveProperty('estimated');
    expect(telemetry.spans[0]?.attributes).toMatchObject({ 'gen_ai.operation.name': 'count_tokens' });
  });

  it('is no use of tokens', async () => {
    await resolve(COUNTING, tells(42), count);
    const names = Object.keys(telemetry.spans[0]?.attributes ?? {});
    expect(names.filter((name) => name.startsWith('gen_ai.usage'))).toEqual([]);
  });

  it('is an estimate where the provider cannot count, who is not asked and has no span', async () => {
    expect(await resolve(['chat'], fails(new Error('asked')), count)).toEqual(ESTIMATE);
    expect([telemetry.spans, telemetry.counts]).toEqual([[], []]);
  });

  const rejected = (upstreamStatus: number): ErrorDetails => ({ status: upstreamStatus, upstreamStatus });

  it.each([
    ['404', new IsartorError('upstream_rejected', 'no', { details: rejected(404) })],
    ['405', new IsartorError('upstream_rejected', 'no', { details: rejected(405) })],
    ['501', new IsartorError('upstream_failed', 'no', { details: { upstreamStatus: 501 } })],
    ['an unreadable answer', new IsartorError('upstream_invalid', 'no')],
    ['a dialect that cannot carry the request', new IsartorError('unsupported_feature', 'no')],
  ])('is an estimate after %s, and the span says what happened', async (_what, error) => {
    expect(await resolve(COUNTING, fails(error), count)).toEqual(ESTIMATE);
    expect(telemetry.spans).toMatchObject([{ ended: 1, status: { code: SpanStatusCode.ERROR } }]);
  });

  it.each([
    new IsartorError('upstream_unauthorized', 'no', { details: rejected(401) }),
    new IsartorError('upstream_rejected', 'no', { details: rejected(400) }),
    new IsartorError('upstream_rate_limited', 'no', { details: rejected(429) }),
    new IsartorError('upstream_timeout', 'no'),
    new IsartorError('upstream_failed', 'no', { details: { upstreamStatus: 500 } }),
  ])('is no estimate after any other failure: $code', async (error) => {
    await expect(resolve(COUNTING, fails(error), count)).rejects.toBe(error);
  });

  it('is none where nobody knows the provider', async () => {
    const call = resolve(COUNTING, tells(1), { ...count, provider: 'nobody' });
    await expect(call).rejects.toMatchObject({ code: 'no_provider' });
  });
});

describe('embeddings', () => {
  it('use tokens as input only', async () => {
    await resolve(COUNTING, tells(5), { ...count, operation: 'embeddings' });
    const { attributes } = telemetry.spans[0] ?? {};
    expect(attributes).toMatchObject({ 'gen_ai.operation.name': 'embeddings', 'gen_ai.usage.input_tokens': 5 });
    expect(attributes).not.toHaveProperty('gen_ai.usage.output_tokens');
  });

  it('are refused where the provider has none', async () => {
    const call = resolve(['chat', 'count_tokens'], tells(5), { ...count, operation: 'embeddings' });
    await expect(call).rejects.toMatchObject({ code: 'unsupported_feature', status: 400 });
  });
});
